using Meld.Display.Drawing;

namespace Meld.Display.Plots;

/// <summary>Lines over a number axis. Series differ in colour and in dash pattern; short ones have a mark at every point.</summary>
internal sealed class LineChart(string title, IReadOnlyList<LineSeries> series, string xLabel, string yLabel, string format) : Chart(title)
{
    private const double PlotHeight = 230;
    private const double Footer = 44;
    private const int MostMarks = 40;
    private static readonly string[] Dashes = ["none", "7 3", "2 3", "9 3 2 3", "12 4", "4 2", "9 3 2 3 2 3"];

    private readonly EmotionPalette? emotions =
        EmotionPalette.Covers(series.Select(line => line.Name)) ? EmotionPalette.For(series.Select(line => line.Name)) : null;

    public override string ToSvg()
    {
        (double X, double Y)[] points = [.. series.SelectMany(line => line.Finite)];
        if (points.Length == 0) return Empty();
        var axis = new ValueAxis(points.Min(point => point.Y), points.Max(point => point.Y), format);
        var legend = new Legend(LegendEntries(), StandardWidth);
        var legendTop = TitleBlock().Height;
        var top = legendTop + legend.Height + (yLabel.Length > 0 ? 26 : 10);
        var svg = Begin(StandardWidth, top + PlotHeight + Footer, Description(points));
        legend.Draw(svg, legendTop);
        svg.Text(0, top - 14, TextWidth.Fit(yLabel, StandardWidth, SvgWriter.FontSize), "start", yLabel, ("fill-opacity", 0.8));
        var (x, y) = (XScale(points, axis.Width), axis.Scale(top + PlotHeight, top));
        axis.Draw(svg, y, StandardWidth);
        DrawXAxis(svg, points, x, y.Start);
        foreach (var (index, line) in series.Index()) DrawLine(svg, line, index, x, y);
        return svg.Finish();
    }

    public override string ToString() => LineText.Of(Title, series, xLabel, format);

    private static LinearScale XScale((double X, double Y)[] points, double left)
    {
        var (low, high) = (points.Min(point => point.X), points.Max(point => point.X));
        // A single place lies in the middle; a margin keeps marks off the axis.
        if (high <= low) (low, high) = (low - 1, high + 1);
        return new(low, high, left + 10, StandardWidth - 12);
    }

    private void DrawXAxis(SvgWriter svg, (double X, double Y)[] points, LinearScale x, double bottom)
    {
        var whole = points.All(point => point.X == Math.Round(point.X));
        new NumberAxis(points.Min(point => point.X), points.Max(point => point.X), x.End - x.Start, whole ? 1 : 0).Draw(svg, x, bottom);
        var label = TextWidth.Fit(xLabel, x.End - x.Start, SvgWriter.FontSize);
        svg.Text((x.Start + x.End) / 2, bottom + 38, label, "middle", xLabel, ("fill-opacity", 0.8));
    }

    private void DrawLine(SvgWriter svg, LineSeries line, int index, LinearScale x, LinearScale y)
    {
        var color = Color(index);
        foreach (var piece in line.Pieces().Where(piece => piece.Count > 1))
        {
            var path = "M" + string.Join('L', piece.Select(point => $"{Markup.Number(x.At(point.X))} {Markup.Number(y.At(point.Y))}"));
            svg.Add(
                "path",
                null,
                ("d", path),
                ("fill", "none"),
                ("stroke", color),
                ("stroke-width", 2.2),
                ("stroke-linejoin", "round"),
                ("stroke-dasharray", Dash(index)));
        }
        var all = line.Points.Count <= MostMarks;
        foreach (var (px, py) in line.Pieces().Where(piece => all || piece.Count == 1).SelectMany(piece => piece))
        {
            var tooltip = $"{line.Name}, {xLabel} {Numbers.Label(px, "0.###")}: {Numbers.Label(py, format)}";
            svg.Add("circle", tooltip, ("cx", x.At(px)), ("cy", y.At(py)), ("r", 3.2), ("fill", color));
        }
    }

    private IReadOnlyList<LegendEntry> LegendEntries() =>
        series.Count < 2 ? [] : [.. series.Select((line, index) => new LegendEntry(line.Name, Color(index), 1, Dash(index)))];

    private string Color(int index) => series.Count < 2
        ? SequentialScale.Color
        : emotions?[series[index].Name] ?? EmotionPalette.Family[index % EmotionPalette.Family.Count];

    private static string Dash(int index) => Dashes[index % Dashes.Length];

    private string Description((double X, double Y)[] points) =>
        $"Line chart of {string.Join(", ", series.Select(line => line.Name))}; values from "
        + $"{Numbers.Format(points.Min(point => point.Y), format)} to {Numbers.Format(points.Max(point => point.Y), format)}.";
}
