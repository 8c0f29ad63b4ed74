using System.Globalization;
using Meld.Corpus;

namespace Meld.Tracking;

/// <summary>Writes <see cref="RunFiles.Card"/>: what the model is, what it was trained on, how well it does and where it must not be trusted.</summary>
internal static class ModelCard
{
    /// <summary>The file's text (Markdown).</summary>
    public static string Text(RunRecord run, string version) =>
        $"""
        # {Capitalised(run.Title)}

        {run.Description}

        | split | head | accuracy | weighted F1 | macro F1 | majority weighted F1 |
        |---|---|---:|---:|---:|---:|
        {string.Join('\n', run.Predictions.SelectMany(split => split.Heads.Select(head => Row(run, split.Split, head))))}

        Scores are fractions from 0 to 1. Everything was chosen on dev; `{RunFiles.TestLog}` lists every time test was evaluated.
        Scores by class and confusion matrices are in `{RunFiles.Report}` and `{RunFiles.Metrics}`.

        ## Data

        {string.Join("; ", Splits.All.Select(split => Counts(run.Corpus, split)))}.
        Emotions: {string.Join(", ", run.Corpus.Emotions)}. Sentiments: {string.Join(", ", run.Corpus.Sentiments)}.
        Data hash `{run.Corpus.DataHash}` ({run.Corpus.Variant.Name()}).
        The terms of the corpus apply to what is derived from it.

        ## Limits

        Labels are what annotators thought they saw in acted or recorded conversations of one language and culture, and rare classes are learned
        from few examples: look at their support before trusting their scores. Not for judging real people.

        ## Reproduce

        Seed {run.Seed}, experiment `{RunFiles.Experiment}` (hash `{run.ExperimentHash}`), Meld.Notebooks {version}.
        Equal seed, experiment, data and version give equal bytes, but for `{RunFiles.Cost}` and `{RunFiles.TestLog}`.

        """;

    private static string Row(RunRecord run, Split split, HeadPredictions head)
    {
        var (report, floor) = (head.Report(), run.MajorityOn(split).Report(head.Head));
        double[] scores = [report.Accuracy, report.WeightedAverage.F1, report.MacroAverage.F1, floor.WeightedAverage.F1];
        var cells = scores.Select(score => score.ToString("F4", CultureInfo.InvariantCulture));
        return $"| {split.Name()} | {head.Head.Name()} | {string.Join(" | ", cells)} |";
    }

    private static string Counts(DialogueCorpus corpus, Split split) => string.Create(
        CultureInfo.InvariantCulture,
        $"{split.Name()}: {corpus.Utterances(split).Count:N0} utterances in {corpus.Dialogues(split).Count:N0} dialogues");

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
