using System.CommandLine;
using Meld.Corpus;
using Meld.Inference;
using Meld.Tracking;
using Meld.Weights;

namespace Meld.Cli.Commands;

/// <summary><c>./meld evaluate RUN</c>: reports again, from the stored model.</summary>
internal static class EvaluateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var run = new Argument<string>("RUN") { Description = "The run directory of a trained model, or of several seeds" }.NotEmpty();
        var corpus = new CorpusOptions();
        var split = new Option<string>("--split")
        {
            Description = "What to evaluate; every evaluation of test is written down in the run",
            HelpName = "dev|test",
            DefaultValueFactory = _ => Split.Test.Name(),
        };
        split.AcceptOnlyFromAmong(Split.Dev.Name(), Split.Test.Name());
        var command = new Command("evaluate", "Evaluate a run's model again") { run, split };
        corpus.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Evaluate(
                parsed.GetRequiredValue(run), corpus.Read(parsed), Splits.All.Single(one => one.Name() == parsed.GetValue(split)), output, error),
            cancellation).WaitAsync(cancellation));
        return command;
    }

    private static int Evaluate(string path, DialogueCorpus corpus, Split split, TextWriter output, TextWriter error)
    {
        var stored = RunReader.Read(path);
        using var model = TrainedModel.Load(path, corpus.Directory, WeightsCache.Default);
        var predictions = model.Predict(corpus, split);
        // Before anybody sees it: test is not looked at without a trace.
        if (split == Split.Test) RunDirectory.Log(path, stored, corpus, predictions, TimeProvider.System.GetLocalNow());
        output.Write(EvaluationReport.Of(stored, corpus, predictions));
        if (corpus.DataHash != stored.DataHash)
        {
            error.WriteLine($"meld: this is not the data of the run, whose hash begins with {stored.DataHash[..12]}");
            return ExitCodes.Ok;
        }
        if (stored.Predictions.All(entry => entry.Split != split)) return ExitCodes.Ok;
        var difference = stored.On(split).LargestDifference(predictions);
        if (difference == 0) output.WriteLine($"equal to the run's {RunFiles.Predictions}");
        // Another processor adds in another order; more than that means another model.
        else error.WriteLine($"meld: the probabilities differ from the run's {RunFiles.Predictions} by up to {difference:G2}");
        return ExitCodes.Ok;
    }
}
