using System.Globalization;
using System.Text;
using Meld.Corpus;
using Meld.Metrics;

namespace Meld.Tracking;

/// <summary>The lines that reports are made of.</summary>
internal static class ScoreText
{
    /// <summary>Adds what stands over a table of headline scores, and its header.</summary>
    public static void Preamble(this StringBuilder text, DialogueCorpus corpus, string experimentHash)
    {
        text.Line($"data {corpus.DataHash[..12]} ({corpus.Variant.Name()}), experiment {experimentHash[..12]}");
        text.Line("Everything was chosen on dev; test is reported once for a frozen experiment. Scores are fractions from 0 to 1.");
        text.Line("");
        text.Line($"{"",-24}{"accuracy",12}{"weighted F1",14}{"macro F1",12}");
    }

    /// <summary>Adds a row of such a table.</summary>
    public static void Scores(this StringBuilder text, string name, ClassificationReport report) =>
        text.Scores(name, report.Accuracy, report.WeightedAverage.F1, report.MacroAverage.F1);

    /// <inheritdoc cref="Scores(StringBuilder, string, ClassificationReport)"/>
    public static void Scores(this StringBuilder text, string name, double accuracy, double weightedF1, double macroF1) =>
        text.Line(string.Create(CultureInfo.InvariantCulture, $"{name,-24}{accuracy,12:F4}{weightedF1,14:F4}{macroF1,12:F4}"));

    /// <summary>Adds every class of every head.</summary>
    public static void Classes(this StringBuilder text, IReadOnlyList<SplitPredictions> predictions)
    {
        foreach (var (split, head) in predictions.SelectMany(split => split.Heads.Select(head => (split, head.Head))))
        {
            text.Line("");
            text.Line($"{split.Split.Name()} {head.Name()}");
            text.Append(split.Report(head).ToString(4));
        }
    }

    /// <summary>Adds a line.</summary>
    public static void Line(this StringBuilder text, string line) => text.Append(line).Append('\n');
}
