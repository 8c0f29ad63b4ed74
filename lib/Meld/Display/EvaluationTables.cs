using Meld.Corpus;
using Meld.Evaluation;
using Meld.Metrics;

namespace Meld.Display;

/// <summary>Tables of what an evaluation found beyond the headline.</summary>
public static class EvaluationTables
{
    private const string Fraction = "0.0000";
    private const string Signed = "+0.0000;-0.0000;0.0000";

    /// <summary>Scores by group, and how far each is above those of the reference model where there is one.</summary>
    /// <param name="breakdown">The groups.</param>
    /// <param name="reference">What to call the reference model.</param>
    public static Table Breakdown(Breakdown breakdown, string reference = "reference")
    {
        var hasReference = breakdown.All.Reference is not null;
        string[] scores = ["accuracy", "weighted F1", "macro F1"];
        string[] differences = hasReference ? [.. scores.Select(score => $"{score} above {reference}")] : [];
        var table = Table.Of(
            [breakdown.Name, "utterances", .. scores, .. differences],
            breakdown.Rows.Append(breakdown.All).Select(IReadOnlyList<object?> (row) =>
                [row.Group, row.Utterances, .. Cells(row.Scores), .. row.Difference is { } difference ? Cells(difference) : []]));
        table = Formatted(Formatted(table, Fraction, scores), Signed, differences);
        return table.WithFormat("utterances", "#,0").WithCaption($"{breakdown.Split.Name()} {breakdown.Head.Name()} by {breakdown.Name}");
    }

    /// <summary>Calibration errors, Brier score and log likelihood of several models, best in bold.</summary>
    /// <param name="models">A name and a calibration each, in the order of the rows.</param>
    public static Table Calibration(params IReadOnlyList<(string Name, Calibration Calibration)> models)
    {
        string[] measures = ["expected calibration error", "maximum calibration error", "Brier score", "negative log likelihood"];
        var table = Table.Of(
            ["", .. measures],
            models.Select(IReadOnlyList<object?> (model) =>
            [
                model.Name, model.Calibration.ExpectedError, model.Calibration.MaximumError, model.Calibration.BrierScore,
                model.Calibration.NegativeLogLikelihood,
            ]));
        return measures.Aggregate(Formatted(table, Fraction, measures), (marked, measure) => marked.WithBest(measure, Best.Lowest))
            .WithCaption("Calibration: lower is better");
    }

    /// <summary>Mistakes in the order given.</summary>
    public static Table Mistakes(IReadOnlyList<Mistake> mistakes) => Table.Of(
        ["utterance", "speaker", "text", "true", "predicted", "probability", "true label's"],
        mistakes.Select(IReadOnlyList<object?> (mistake) =>
        [
            mistake.Utterance.Key.ToString(), mistake.Utterance.Speaker, mistake.Utterance.Text, mistake.Truth, mistake.Predicted,
            mistake.Probability, mistake.TruthProbability,
        ]))
        .WithFormat("probability", "0.000").WithFormat("true label's", "0.000");

    /// <summary>Both models' scores with difference, interval and p-value.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="first">What to call the first model.</param>
    /// <param name="second">What to call the second.</param>
    public static Table Differences(HeadComparison comparison, string first, string second)
    {
        string[] signed = [$"{second} above {first}", "95 % from", "to"];
        var share = $"draws with {second} better";
        var table = Table.Of(
            [comparison.Head.Name(), first, second, .. signed, "p", share],
            comparison.Differences.Select(IReadOnlyList<object?> (entry) =>
            [
                entry.Score.Name(), entry.First, entry.Second, entry.Difference, entry.Low, entry.High, entry.PValue, entry.SecondBetter,
            ]));
        return Formatted(Formatted(table, Signed, signed), Fraction, [first, second, "p"]).WithFormat(share, "0.0 %");
    }

    /// <summary>F1 of each class of two models, and how far the second is above the first.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="first">What to call the first model.</param>
    /// <param name="second">What to call the second.</param>
    public static Table Classes(HeadComparison comparison, string first, string second)
    {
        string[] fractions = [$"{first} precision", $"{second} precision", $"{first} recall", $"{second} recall", $"{first} F1", $"{second} F1"];
        var difference = $"F1 of {second} above {first}";
        var table = Table.Of(
            [$"{comparison.Head.Name()} class", .. fractions, difference, "support"],
            comparison.First.Labels.Select(IReadOnlyList<object?> (label, index) =>
            {
                var (a, b) = (comparison.First.PerClass[index], comparison.Second.PerClass[index]);
                return [label, a.Precision, b.Precision, a.Recall, b.Recall, a.F1, b.F1, b.F1 - a.F1, a.Support];
            }));
        return Formatted(Formatted(table, Fraction, fractions), Signed, [difference]).WithFormat("support", "#,0");
    }

    /// <summary>On how many utterances two models are right together.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="first">What to call the first model.</param>
    /// <param name="second">What to call the second.</param>
    public static Table Agreement(HeadComparison comparison, string first, string second)
    {
        var (agreement, total) = (comparison.Agreement, (double)comparison.First.Confusion.Total);
        (string Name, int Count)[] rows =
        [
            ("both right", agreement.BothRight), ($"only {first} right", agreement.OnlyFirst), ($"only {second} right", agreement.OnlySecond),
            ("both wrong", agreement.BothWrong),
        ];
        return Table.Of([comparison.Head.Name(), "utterances", "share"], rows.Select(IReadOnlyList<object?> (row) => [row.Name, row.Count, row.Count / total]))
            .WithFormat("utterances", "#,0").WithFormat("share", "0.0 %");
    }

    private static object?[] Cells(GroupScores scores) => [scores.Accuracy, scores.WeightedF1, scores.MacroF1];

    private static Table Formatted(Table table, string format, IEnumerable<string> columns) =>
        columns.Aggregate(table, (formatted, column) => formatted.WithFormat(column, format));
}
