using System.Globalization;
using System.Text;

namespace Meld.Metrics;

/// <summary>Lays a report out in scikit-learn's columns: names to the right, then four columns of 9 behind one blank each.</summary>
internal static class ClassificationReportText
{
    private const int ColumnWidth = 9;
    private const int MostDigits = 17;

    public static string Format(ClassificationReport report, int digits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, MostDigits);
        var width = report.Labels.Select(Length).Append("weighted avg".Length).Append(digits).Max();
        var text = new StringBuilder();
        Line(text, width, "", "precision", "recall", "f1-score", "support");
        text.Append('\n');
        for (var label = 0; label < report.Labels.Count; label++) Row(text, width, report.Labels[label], report.PerClass[label], digits);
        text.Append('\n');
        Line(text, width, "accuracy", "", "", FixedPoint.Format(report.Accuracy, digits), Count(report.Confusion.Total));
        Row(text, width, "macro avg", report.MacroAverage, digits);
        Row(text, width, "weighted avg", report.WeightedAverage, digits);
        return text.ToString();
    }

    private static void Row(StringBuilder text, int width, string name, ClassScores scores, int digits) => Line(
        text, width, name, FixedPoint.Format(scores.Precision, digits), FixedPoint.Format(scores.Recall, digits),
        FixedPoint.Format(scores.F1, digits), Count(scores.Support));

    private static void Line(StringBuilder text, int width, string name, params ReadOnlySpan<string> cells)
    {
        text.Append(' ', width - Length(name)).Append(name).Append(' ');
        foreach (var cell in cells) text.Append(' ').Append(cell.PadLeft(ColumnWidth));
        text.Append('\n');
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Length in code points, as Python counts; a UTF-16 pair is one.</summary>
    private static int Length(string name) => name.EnumerateRunes().Count();
}
