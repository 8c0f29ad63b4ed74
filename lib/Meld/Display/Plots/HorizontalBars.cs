using Meld.Display.Drawing;

namespace Meld.Display.Plots;

/// <summary>Bars to the right (or left, where negative) with labels beside them and the value at each end, so that no axis is needed.</summary>
internal sealed class HorizontalBars(BarData data) : Chart(data.Title)
{
    private const double Gap = 6;
    private const double Baseline = 4.6;

    private double BarHeight => data.Series.Count == 1 ? 18 : 15;

    private double Pitch => BarHeight + 1;

    private double GroupHeight => (data.Series.Count * Pitch) + (data.Series.Count == 1 ? 6 : 11);

    private double LabelWidth => Math.Min(data.Categories.Max(label => TextWidth.Of(label, SvgWriter.FontSize)), StandardWidth * 0.38);

    public override string ToSvg()
    {
        if (data.Categories.Count == 0 || data.Series.Count == 0) return Empty();
        var legend = new Legend(data.Legend, StandardWidth);
        var legendTop = TitleBlock().Height;
        var top = legendTop + legend.Height;
        var svg = Begin(StandardWidth, top + (data.Categories.Count * GroupHeight) + 4, $"Bar chart of {data.Categories.Count} categories.");
        legend.Draw(svg, legendTop);
        var scale = Scale();
        for (var category = 0; category < data.Categories.Count; category++) DrawGroup(svg, scale, category, top + (category * GroupHeight));
        svg.Line(scale.At(0), top, scale.At(0), top + (data.Categories.Count * GroupHeight), 0.5);
        return svg.Finish();
    }

    public override string ToString() => BarText.Of(data);

    private LinearScale Scale()
    {
        var (low, high) = (data.Extent.Min(), data.Extent.Max());
        var room = Gap + Enumerable.Range(0, data.Categories.Count).Max(
            category => Enumerable.Range(0, data.Series.Count).Max(series => TextWidth.Of(data.Label(category, series), SvgWriter.FontSize)));
        var left = LabelWidth + (2 * Gap) + (low < 0 ? room + (2 * Gap) : 0);
        return new(low, high > low ? high : low + 1, left, StandardWidth - room);
    }

    private void DrawGroup(SvgWriter svg, LinearScale scale, int category, double top)
    {
        var label = data.Categories[category];
        var middle = top + (GroupHeight / 2);
        svg.Text(LabelWidth + Gap, middle + Baseline, TextWidth.Fit(label, LabelWidth, SvgWriter.FontSize), "end", label);
        var first = middle - (data.Series.Count * Pitch / 2);
        for (var series = 0; series < data.Series.Count; series++) DrawBar(svg, scale, category, series, first + (series * Pitch));
    }

    private void DrawBar(SvgWriter svg, LinearScale scale, int category, int series, double top)
    {
        var value = data.Series[series].Values[category];
        var (zero, end) = (scale.At(0), scale.At(double.IsFinite(value) ? value : 0));
        svg.Add(
            "rect",
            data.Tooltip(category, series),
            ("x", Math.Min(zero, end)),
            ("y", top + 0.5),
            ("width", Math.Abs(end - zero)),
            ("height", BarHeight),
            ("fill", data.Fill(category, series)),
            ("fill-opacity", data.Strength(series)));
        var (x, anchor) = value < 0 ? (end - Gap, "end") : (end + Gap, "start");
        svg.Text(x, top + (BarHeight / 2) + Baseline, data.Label(category, series), anchor, null, ("fill-opacity", 0.85));
    }
}
