using System.Globalization;
using System.Text;
using Meld.Corpus;
using Meld.Metrics;

namespace Meld.Tracking;

/// <summary>The scores of a run for people, as plain text.</summary>
public static class RunReport
{
    /// <summary>Headline scores beside the majority floor, then every class of every head: <see cref="RunFiles.Report"/>.</summary>
    public static string Full(RunRecord run)
    {
        var text = new StringBuilder(Headline(run));
        foreach (var (split, head) in Pairs(run))
        {
            Line(text, "");
            Line(text, $"{split.Name()} {head.Name()}");
            text.Append(run.On(split).Report(head).ToString(4));
        }
        return text.ToString();
    }

    /// <summary>What was run on what, and the headline scores beside the majority floor.</summary>
    public static string Headline(RunRecord run)
    {
        var text = new StringBuilder();
        Line(text, $"{run.Title}, seed {run.Seed}");
        Line(text, $"data {run.Corpus.DataHash[..12]} ({run.Corpus.Variant.Name()}), experiment {run.ExperimentHash[..12]}");
        Line(text, "Everything was chosen on dev; test is reported once for a frozen experiment. Scores are fractions from 0 to 1.");
        Line(text, "");
        Line(text, $"{"",-24}{"accuracy",12}{"weighted F1",14}{"macro F1",12}");
        foreach (var (split, head) in Pairs(run))
        {
            Line(text, Scores($"{split.Name()} {head.Name()}", run.On(split).Report(head)));
            // The floor needs no second line beside itself.
            if (ReferenceEquals(run.Majority, run.Predictions)) continue;
            Line(text, Scores("  majority", run.MajorityOn(split).Report(head)));
        }
        return text.ToString();
    }

    private static IEnumerable<(Split Split, Head Head)> Pairs(RunRecord run) =>
        run.Predictions.SelectMany(predictions => Heads.All.Select(head => (predictions.Split, head)));

    private static string Scores(string name, ClassificationReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-24}{report.Accuracy,12:F4}{report.WeightedAverage.F1,14:F4}{report.MacroAverage.F1,12:F4}");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
