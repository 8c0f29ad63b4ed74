using System.Globalization;
using Meld.Corpus;
using Meld.Metrics;

namespace Meld.Tracking;

/// <summary>Writes <see cref="RunFiles.Card"/>: what the model is, what it was trained on, how well it does and where it must not be trusted.</summary>
internal static class ModelCard
{
    /// <summary>The file's text (Markdown).</summary>
    public static string Text(RunRecord run, string version) =>
        $"""
        # {Capitalised(run.Title)}

        {run.Description}

        | split | head | accuracy | weighted F1 | macro F1 |{string.Concat(run.Floors.Select(floor => $" {floor.Key} weighted F1 |"))}
        |---|---|---:|---:|---:|{string.Concat(run.Floors.Select(_ => "---:|"))}
        {string.Join('\n', run.Predictions.SelectMany(split => split.Heads.Select(head => Row(run, split.Split, head))))}

        Scores are fractions from 0 to 1. Everything was chosen on dev; `{RunFiles.TestLog}` lists every time test was evaluated.
        Scores by class and confusion matrices are in `{RunFiles.Report}` and `{RunFiles.Metrics}`.

        {DataAndLimits(run.Corpus)}

        ## Reproduce

        Seed {run.Seed}, experiment `{RunFiles.Experiment}` (hash `{run.ExperimentHash}`), Meld.Notebooks {version}.
        Equal seed, experiment, data and version give equal bytes, but for `{RunFiles.Cost}`, `{RunFiles.TestLog}` and event files.

        """;

    /// <summary>The card's sections on the corpus and on what labels like these are good for.</summary>
    public static string DataAndLimits(DialogueCorpus corpus) =>
        $"""
        ## Data

        {string.Join("; ", Splits.All.Select(split => Counts(corpus, split)))}.
        Emotions: {string.Join(", ", corpus.Emotions)}. Sentiments: {string.Join(", ", corpus.Sentiments)}.
        Data hash `{corpus.DataHash}` ({corpus.Variant.Name()}).
        The terms of the corpus apply to what is derived from it.

        ## Limits

        Labels are what annotators thought they saw in acted or recorded conversations of one language and culture, and rare classes are learned
        from few examples: look at their support before trusting their scores. Not for judging real people.
        """;

    /// <summary>A row of a table of scores: fractions with four places after the point.</summary>
    public static string Row(Split split, Head head, params IEnumerable<double> scores) =>
        $"| {split.Name()} | {head.Name()} | {string.Join(" | ", scores.Select(score => score.ToString("F4", CultureInfo.InvariantCulture)))} |";

    /// <summary>A text with a capital letter at its beginning.</summary>
    public static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Row(RunRecord run, Split split, HeadPredictions head) =>
        Row(split, head.Head, [.. Headline(head.Report()), .. run.Floors.Select(floor => floor.Value.On(split).Report(head.Head).WeightedAverage.F1)]);

    private static double[] Headline(ClassificationReport report) => [report.Accuracy, report.WeightedAverage.F1, report.MacroAverage.F1];

    private static string Counts(DialogueCorpus corpus, Split split) => string.Create(
        CultureInfo.InvariantCulture,
        $"{split.Name()}: {corpus.Utterances(split).Count:N0} utterances in {corpus.Dialogues(split).Count:N0} dialogues");
}
