using System.Text;
using Meld.Display.Drawing;

namespace Meld.Display.Plots;

/// <summary>A bar chart for a terminal: one line a bar, in ASCII.</summary>
internal static class BarText
{
    private const int BarColumns = 30;
    private const int MostLabelColumns = 32;

    /// <summary>The title and a line for each bar: label, series, value, bar. Negative bars consist of minus signs.</summary>
    public static string Of(BarData data)
    {
        var rows = data.Categories.SelectMany((category, index) => data.Series.Select(
            (series, number) =>
                (Label: number == 0 ? category : "", Series: PlainText.Fit(series.Name, MostLabelColumns), Value: series.Values[index]))).ToArray();
        var labels = rows.Select(row => PlainText.Fit(row.Label, MostLabelColumns)).ToArray();
        var values = rows.Select(row => Numbers.Format(row.Value, data.Format)).ToArray();
        var longest = data.Extent.Max(Math.Abs);
        var text = new StringBuilder(PlainText.Line(data.Title));
        foreach (var (index, row) in rows.Index())
        {
            text.Append('\n').Append(PlainText.Left(labels[index], labels.Max(TextWidth.Columns)));
            if (data.Series.Count > 1) text.Append("  ").Append(PlainText.Left(row.Series, rows.Max(other => TextWidth.Columns(other.Series))));
            text.Append("  ").Append(values[index].PadLeft(values.Max(value => value.Length))).Append("  ").Append(Bar(row.Value, longest));
            PlainText.TrimEnd(text);
        }
        return rows.Length == 0 ? text.Append("\n(no data)").ToString() : text.ToString();
    }

    private static string Bar(double value, double longest)
    {
        if (!double.IsFinite(value) || longest == 0) return "";
        return new string(value < 0 ? '-' : '#', (int)Math.Round(Math.Abs(value) / longest * BarColumns));
    }
}
