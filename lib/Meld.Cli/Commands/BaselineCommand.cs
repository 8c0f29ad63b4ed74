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
        var corpus = new Option<string>("--corpus") { Description = "The corpus", HelpName = "DIR", Required = true };
        var run = new Option<string?>("--out") { Description = "The run directory (default: runs/NAME-DATA, DATA being the first digits of the data hash)", HelpName = "RUN" };
        var dyadic = new Option<bool>("--dyadic") { Description = "Read MELD's dyadic annotations instead of the multiparty ones" };
        var command = new Command(name, description) { corpus, run, dyadic };
        command.SetAction(parsed => Fit(
            kind,
            DialogueCorpus.Load(parsed.GetRequiredValue(corpus), parsed.GetValue(dyadic) ? CorpusVariant.Dyadic : CorpusVariant.Multiparty),
            parsed.GetValue(run),
            output,
            error));
        return command;
    }

    private static int Fit(BaselineKind kind, DialogueCorpus corpus, string? path, TextWriter output, TextWriter error)
    {
        var experiment = new BaselineExperiment(kind);
        path ??= Path.Combine("runs", $"{kind.ToString().ToLowerInvariant()}-{corpus.DataHash[..8]}");
        RunDirectory.Prepare(path, experiment.Hash, corpus.DataHash);
        error.WriteLine($"fitting on {corpus.Utterances(Split.Train).Count:N0} utterances of {corpus.Directory}");
        var run = BaselineRun.Train(corpus, experiment, TimeProvider.System);
        RunDirectory.Write(run, path, TimeProvider.System.GetLocalNow());
        output.Write(RunReport.Headline(run));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Cost.Seconds.Sum(phase => phase.Value):0.0} s; the run is in {path}"));
        return ExitCodes.Ok;
    }
}
