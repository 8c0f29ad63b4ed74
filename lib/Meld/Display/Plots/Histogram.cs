using Meld.Display.Drawing;

namespace Meld.Display.Plots;

/// <summary>How often values fall into bins of equal, round width.</summary>
internal sealed class Histogram : Chart
{
    private const double PlotHeight = 200;
    private const double Footer = 44;
    private readonly string xLabel;
    private readonly IReadOnlyList<HistogramBin> bins;

    public Histogram(string title, IEnumerable<double> values, int bins, string xLabel)
        : base(title)
    {
        this.xLabel = xLabel;
        this.bins = HistogramBin.Of(values, bins);
    }

    public override string ToSvg()
    {
        if (bins.Count == 0) return Empty();
        var axis = new ValueAxis(0, bins.Max(bin => bin.Count), "0");
        var top = TitleBlock().Height + 10;
        var svg = Begin(StandardWidth, top + PlotHeight + Footer, $"Histogram of {bins.Sum(bin => bin.Count)} values in {bins.Count} bins.");
        var y = axis.Scale(top + PlotHeight, top);
        // Bars of whole numbers stand over their number, not between two of them.
        var shift = bins[0].IsWhole ? 0.5 : 0;
        var x = new LinearScale(bins[0].Low - shift, bins[^1].High - shift, axis.Width + 4, StandardWidth - 12);
        axis.Draw(svg, y, StandardWidth);
        foreach (var bin in bins) DrawBin(svg, bin, shift, x, y);
        new NumberAxis(x.Low, x.High, x.End - x.Start, bins[0].IsWhole ? 1 : 0).Draw(svg, x, y.Start);
        var label = TextWidth.Fit(xLabel, StandardWidth, SvgWriter.FontSize);
        svg.Text((x.Start + x.End) / 2, y.Start + 38, label, "middle", xLabel, ("fill-opacity", 0.8));
        return svg.Finish();
    }

    public override string ToString()
    {
        var series = new BarSeries("", [.. bins.Select(bin => (double)bin.Count)]);
        return BarText.Of(new BarData(Title, [.. bins.Select(bin => bin.Range)], [series], "0", BarColoring.Series));
    }

    private static void DrawBin(SvgWriter svg, HistogramBin bin, double shift, LinearScale x, LinearScale y)
    {
        var (left, upper) = (x.At(bin.Low - shift), y.At(bin.Count));
        svg.Add(
            "rect",
            $"{bin.Range}: {bin.Count}",
            ("x", left + 0.5),
            ("y", upper),
            ("width", Math.Max(0.5, x.At(bin.High - shift) - left - 1)),
            ("height", y.Start - upper),
            ("fill", SequentialScale.Color));
    }
}
