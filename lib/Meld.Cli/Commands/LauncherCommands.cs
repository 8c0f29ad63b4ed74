using System.CommandLine;

namespace Meld.Cli.Commands;

/// <summary>Commands that the launcher runs by itself, since they build first; here they only explain themselves.</summary>
internal static class LauncherCommands
{
    /// <summary><c>./meld test [filter]</c>.</summary>
    public static Command Test()
    {
        var filter = new Argument<string?>("FILTER")
        {
            Description = "Part of a test's full name, or a filter expression such as Category=Slow",
            Arity = ArgumentArity.ZeroOrOne,
        };
        return Explained(new Command("test", "Run every test, or those that match (those on real data when MELD_CORPUS names it)") { filter });
    }

    /// <summary><c>./meld bench NAME</c>.</summary>
    public static Command Bench()
    {
        var name = new Argument<string>("NAME") { Description = "linear [CORPUS], notebook, torch, train [CORPUS] or words CORPUS" };
        return Explained(new Command("bench", "Run a benchmark, as ratios against a stated baseline") { name });
    }

    private static Command Explained(Command command)
    {
        command.SetAction(void (_) =>
            throw new UsageException($"'{command.Name}' builds the workbook, so it runs through the launcher: ./meld {command.Name}"));
        return command;
    }
}
