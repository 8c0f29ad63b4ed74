using Meld.Display.Drawing;

namespace Meld.Display.Plots;

/// <summary>Bars that grow upwards from labels, with a value axis; labels lean where they would touch each other.</summary>
internal sealed class VerticalBars(BarData data) : Chart(data.Title)
{
    private const double PlotHeight = 210;
    private const double Headroom = 18;
    private const double LeastBar = 9;
    private const double Lean = 55;

    public override string ToSvg()
    {
        if (data.Categories.Count == 0 || data.Series.Count == 0) return Empty();
        var axis = new ValueAxis(data.Extent.Min(), data.Extent.Max(), data.Format);
        var width = Math.Max(StandardWidth, axis.Width + (data.Categories.Count * ((data.Series.Count * LeastBar) + 8)));
        var band = (width - axis.Width) / data.Categories.Count;
        var legend = new Legend(data.Legend, width);
        var legendTop = TitleBlock().Height;
        var top = legendTop + legend.Height + Headroom;
        var svg = Begin(width, top + PlotHeight + LabelHeight(band), $"Bar chart of {data.Categories.Count} categories.");
        legend.Draw(svg, legendTop);
        var scale = axis.Scale(top + PlotHeight, top);
        axis.Draw(svg, scale, width);
        for (var category = 0; category < data.Categories.Count; category++) DrawGroup(svg, scale, category, axis.Width + (category * band), band);
        return svg.Finish();
    }

    public override string ToString() => BarText.Of(data);

    private double LongestLabel => Math.Min(110, data.Categories.Max(label => TextWidth.Of(label, SvgWriter.FontSize)));

    private bool Leans(double band) => LongestLabel > band - 1;

    private double LabelHeight(double band) => Leans(band) ? 20 + (LongestLabel * Math.Sin(Lean * Math.PI / 180)) : 26;

    private void DrawGroup(SvgWriter svg, LinearScale scale, int category, double left, double band)
    {
        var bar = Math.Min(48, band * 0.8 / data.Series.Count);
        var first = left + ((band - (bar * data.Series.Count)) / 2);
        for (var series = 0; series < data.Series.Count; series++) DrawBar(svg, scale, category, series, first + (series * bar), bar);
        DrawLabel(svg, data.Categories[category], left + (band / 2), scale.Start + 18, Leans(band));
    }

    private void DrawBar(SvgWriter svg, LinearScale scale, int category, int series, double left, double width)
    {
        var value = data.Series[series].Values[category];
        var (zero, end) = (scale.At(0), scale.At(double.IsFinite(value) ? value : 0));
        svg.Add(
            "rect",
            data.Tooltip(category, series),
            ("x", left + 0.5),
            ("y", Math.Min(zero, end)),
            ("width", width - 1),
            ("height", Math.Abs(end - zero)),
            ("fill", data.Fill(category, series)),
            ("fill-opacity", data.Strength(series)));
        var label = data.Label(category, series);
        // A label may be wider than a lone bar, but not than its share of the axis; the axis and the tooltip say the value anyway.
        var room = data.Series.Count == 1 ? width / 0.8 : width;
        if (TextWidth.Of(label, SvgWriter.FontSize) > room - 2) return;
        svg.Text(left + (width / 2), value < 0 ? end + 14 : end - 5, label, "middle", null, ("fill-opacity", 0.85));
    }

    private void DrawLabel(SvgWriter svg, string label, double x, double y, bool leans)
    {
        if (!leans)
        {
            svg.Text(x, y, label, "middle");
            return;
        }
        var turn = $"rotate({-Lean} {Markup.Number(x + 4)} {Markup.Number(y - 4)})";
        // A label near the left edge must not lean out of the picture.
        var room = Math.Min(LongestLabel, x / Math.Cos(Lean * Math.PI / 180));
        svg.Text(x + 4, y - 4, TextWidth.Fit(label, room, SvgWriter.FontSize), "end", label, ("transform", turn));
    }
}
