using System.Globalization;
using Meld.Corpus;
using Meld.Metrics;

namespace Meld.Tracking;

/// <summary>Writes <see cref="RunFiles.Card"/> of several seeds.</summary>
internal static class SeedsCard
{
    /// <summary>The file's text (Markdown).</summary>
    public static string Text(SeedsRecord run, string version)
    {
        var seeds = string.Join(", ", run.Runs.Select(one => one.Key.ToString(CultureInfo.InvariantCulture)));
        return $"""
            # {ModelCard.Capitalised(run.Title)}, {run.Runs.Count.ToString(CultureInfo.InvariantCulture)} seeds

            {run.Description}

            | split | head | weighted F1, mean of seeds | standard deviation |{string.Concat(run.Combined.Select(combined => $" {combined.Key} |"))}
            |---|---|---:|---:|{string.Concat(run.Combined.Select(_ => "---:|"))}
            {string.Join('\n', run.Ensemble.SelectMany(split => split.Heads.Select(head => Row(run, split.Split, head.Head))))}

            Scores are weighted F1, fractions from 0 to 1. The ensemble is the mean of all seeds' probabilities; `{RunFiles.Predictions}` has it. The linear floor's
            share of the ensemble with it was chosen on dev, as was everything else; `{RunFiles.TestLog}` lists every time test was evaluated.
            Each seed's own run is in `{RunFiles.Seed(run.Runs[0].Key)}` and so on, the linear floor's in `{RunFiles.Linear}`.

            {ModelCard.DataAndLimits(run.Corpus)}

            ## Reproduce

            Seeds {seeds}, experiment `{RunFiles.Experiment}` (hash `{run.ExperimentHash}`), Meld.Notebooks {version}.
            Equal seeds, experiment, data and version give equal bytes, but for `{RunFiles.Cost}`, `{RunFiles.TestLog}` and event files.

            """;
    }

    private static string Row(SeedsRecord run, Split split, Head head)
    {
        double[] scores = [.. run.Runs.Select(one => one.Value.On(split).Report(head).WeightedAverage.F1)];
        var combined = run.Combined.Select(one => one.Value.On(split).Report(head).WeightedAverage.F1);
        return ModelCard.Row(split, head, [Spread.Mean(scores), Spread.Deviation(scores), .. combined]);
    }
}
