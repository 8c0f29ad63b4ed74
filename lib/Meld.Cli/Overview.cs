using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Meld.Cli;

/// <summary>What <c>./meld --help</c> shows: every command that can be run, with what it takes.</summary>
internal static class Overview
{
    /// <summary>Makes the help of one command the overview and leaves that of all others.</summary>
    public static void ShowFor(Command root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new OverviewAction(root, (SynchronousCommandLineAction)help.Action!);
    }

    /// <summary>The text: a line for each runnable command, and where more is to be had.</summary>
    public static string Of(Command root)
    {
        var commands = Leaves(root, root.Name).ToList();
        var width = commands.Max(command => command.Usage.Length);
        var lines = commands.Select(command => $"  {command.Usage.PadRight(width)}  {command.Description}");
        return $"{root.Description}\n\n{string.Join('\n', lines)}\n\n{root.Name} COMMAND --help shows its options.\n"
            + "Exit codes: 0 all went well, 1 the work or a cell failed, 2 wrong usage, 3 time-out, 130 Ctrl-C.\n";
    }

    private static IEnumerable<(string Usage, string Description)> Leaves(Command command, string path) => command.Subcommands.Count > 0
        ? command.Subcommands.Where(sub => !sub.Hidden).SelectMany(sub => Leaves(sub, $"{path} {sub.Name}"))
        : [($"{path}{string.Concat(command.Arguments.Select(Placeholder))}{string.Concat(command.Options.Where(option => option.Required).Select(Placeholder))}",
            command.Description ?? "")];

    private static string Placeholder(Argument argument)
    {
        var name = argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name}…" : argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $" [{name}]" : $" {name}";
    }

    private static string Placeholder(Option option) => $" {option.Name} {option.HelpName}";

    private sealed class OverviewAction(Command root, SynchronousCommandLineAction usual) : SynchronousCommandLineAction
    {
        // Help is shown whatever else is wrong on the line.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            if (parseResult.CommandResult.Command != root) return usual.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.Write(Of(root));
            return ExitCodes.Ok;
        }
    }
}
