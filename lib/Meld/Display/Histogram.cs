namespace Meld.Display;

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
        var top = TitleBlock(StandardWidth).Height + 10;
        var svg = Begin(StandardWidth, top + PlotHeight + Footer, $"Histogram of {bins.Sum(bin => bin.Count)} values in {bins.Count} bins.");
        var y = axis.Scale(top + PlotHeight, top);
        var x = new LinearScale(bins[0].Low, bins[^1].High, axis.Width + 4, StandardWidth - 12);
        axis.Draw(svg, y, StandardWidth);
        foreach (var bin in bins) DrawBin(svg, bin, x, y);
        new NumberAxis(x.Low, x.High, x.End - x.Start).Draw(svg, x, y.Start);
        var label = TextWidth.Fit(xLabel, StandardWidth, SvgWriter.FontSize);
        svg.Text((x.Start + x.End) / 2, y.Start + 38, label, "middle", xLabel, ("fill-opacity", 0.8));
        return svg.Finish();
    }

    public override string ToString()
    {
        var series = new BarSeries("", [.. bins.Select(bin => (double)bin.Count)]);
        return BarText.Of(new BarData(Title, [.. bins.Select(bin => bin.Range)], [series], "0", BarColoring.Series));
    }

    private static void DrawBin(SvgWriter svg, HistogramBin bin, LinearScale x, LinearScale y)
    {
        var (left, upper) = (x.At(bin.Low), y.At(bin.Count));
        svg.Add(
            "rect",
            $"{bin.Range}: {bin.Count}",
            ("x", left + 0.5),
            ("y", upper),
            ("width", Math.Max(0.5, x.At(bin.High) - left - 1)),
            ("height", y.Start - upper),
            ("fill", EmotionPalette.Family[0]));
    }
}
