using System.CommandLine;
using System.CommandLine.Help;
using Meld.Cli.Commands;
using Meld.Corpus;
using Meld.Training;

namespace Meld.Cli;

/// <summary>The whole command line: parses, runs, and turns every outcome into an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Shows what an error hides: the stack trace.</summary>
    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Show the stack trace of an error", Recursive = true };

    // After Ctrl-C or a request to end, the time a command has to write what is done before the process goes.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Runs one command; results go to <paramref name="output"/>, errors and progress to <paramref name="error"/>.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = Root(output, error).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors) await error.WriteLineAsync($"meld: {problem.Message}");
            await error.WriteLineAsync("Try './meld --help'.");
            return ExitCodes.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = Grace,
            });
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("meld: stopped");
            return ExitCodes.Interrupted;
        }
        catch (Exception exception)
        {
            await error.WriteLineAsync(parsed.GetValue(Verbose) ? exception.ToString() : Message(exception));
            return exception is UsageException ? ExitCodes.Usage : ExitCodes.Failed;
        }
    }

    private static string Message(Exception exception) => exception switch
    {
        CorpusException corpus => string.Join('\n', corpus.Problems),
        UsageException or IOException or UnauthorizedAccessException or TrainingException => $"meld: {exception.Message}",
        _ => $"meld: unexpected {exception.GetType().Name}: {exception.Message} (--verbose shows where)",
    };

    // Not a RootCommand: its help would name the program file, and people type ./meld.
    private static Command Root(TextWriter output, TextWriter error)
    {
        var root = new Command("./meld", "Multimodal emotion recognition in conversation: a workbook of notebooks over a compiled library.")
        {
            RunCommand.Create(output, error),
            LauncherCommands.Test(),
            CorpusCommand.Create(output, error),
            FeaturesCommand.Create(output, error),
            WeightsCommand.Create(output, error),
            BaselineCommand.Create(output, error),
            TrainCommand.Create(output, error),
            SeedCommand.Create(),
            StoreCheckCommand.Create(),
            EvaluateCommand.Create(output, error),
            ParametersCommand.Create(output),
            CompareCommand.Create(output),
            NotebookCommand.Create(output, error),
            LauncherCommands.Bench(),
            new HelpOption { Recursive = true },
            new VersionOption(),
            Verbose,
        };
        Overview.ShowFor(root);
        return root;
    }
}
