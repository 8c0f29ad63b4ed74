using System.CommandLine;
using System.Globalization;
using Meld.Corpus;
using Meld.Tracking;
using Meld.Training;

namespace Meld.Cli.Commands;

/// <summary><c>./meld baseline linear|majority</c>: the floors.</summary>
internal static class BaselineCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(TextWriter output, TextWriter error) => new("baseline", "Fit a floor to compare models with, and write it as a run")
    {
        Baseline(BaselineKind.Linear, "linear", "Soft-max regression on TF-IDF of words and characters", output, error),
        Baseline(BaselineKind.Majority, "majority", "Always the most frequent label of train", output, error),
    };

    private static Command Baseline(BaselineKind kind, string name, string description, TextWriter output, TextWriter error)
    {
        var corpus = new CorpusOptions();
        var run = new Option<string?>("--out")
        {
            Description = "The run directory (default: runs/NAME-DATA in the current folder, DATA being the first digits of the data hash)",
            HelpName = "RUN",
        }.NotEmpty();
        var command = new Command(name, description) { run };
        corpus.AddTo(command);
        command.SetAction((parsed, cancellation) => FitAsync(kind, corpus.Read(parsed), parsed.GetValue(run), output, error, cancellation));
        return command;
    }

    private static async Task<int> FitAsync(
        BaselineKind kind, DialogueCorpus corpus, string? path, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var experiment = new BaselineExperiment(kind);
        path ??= Path.Combine("runs", $"{kind.ToString().ToLowerInvariant()}-{corpus.DataHash[..8]}");
        RunDirectory.Prepare(path, experiment.Hash, corpus.DataHash);
        await error.WriteLineAsync($"fitting on {corpus.Utterances(Split.Train).Count:N0} utterances of {corpus.Directory}");
        // The fit itself cannot be interrupted; after Ctrl-C nobody waits for it, and nothing has been written.
        var run = await Task.Run(() => BaselineRun.Train(corpus, experiment, TimeProvider.System), cancellation).WaitAsync(cancellation);
        RunDirectory.Write(run, path, TimeProvider.System.GetLocalNow());
        await output.WriteAsync(RunReport.Headline(run));
        var seconds = run.Cost.Seconds.Sum(phase => phase.Value);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s; the run is in {path}"));
        return ExitCodes.Ok;
    }
}
