using System.Globalization;
using Meld.Display.Drawing;
using Meld.Metrics;

namespace Meld.Display.Plots;

/// <summary>
/// Bars of accuracy over confidence, each as strong as its bin is full, and the diagonal that they would reach if probabilities meant what they say.
/// </summary>
internal sealed class ReliabilityDiagram(string title, Calibration calibration) : Chart(title)
{
    private const double PlotHeight = 300;
    private const double Footer = 64;
    private const double FaintestBar = 0.25;
    private const string Diagonal = "#D55E00";
    private const string Dash = "7 3";
    private const string XLabel = "confidence in the predicted label (dots: mean of a bin)";

    public override string ToSvg()
    {
        if (calibration.Count == 0) return Empty();
        var axis = new ValueAxis(0, 1, "0.0");
        var legend = new Legend(
            [new LegendEntry("accuracy", SequentialScale.Color), new LegendEntry("accuracy = confidence", Diagonal, 1, Dash)], StandardWidth);
        var legendTop = TitleBlock().Height;
        var top = legendTop + legend.Height + 10;
        var svg = Begin(StandardWidth, top + PlotHeight + Footer, Description);
        legend.Draw(svg, legendTop);
        var (x, y) = (new LinearScale(0, 1, axis.Width + 4, StandardWidth - 12), axis.Scale(top + PlotHeight, top));
        axis.Draw(svg, y, StandardWidth);
        foreach (var bin in Filled) DrawBin(svg, bin, x, y);
        svg.Add(
            "path",
            null,
            ("d", $"M{Place(x.At(0), y.At(0))}L{Place(x.At(1), y.At(1))}"),
            ("stroke", Diagonal),
            ("stroke-width", 2.2),
            ("stroke-dasharray", Dash));
        new NumberAxis(0, 1, x.End - x.Start).Draw(svg, x, y.Start);
        svg.Text((x.Start + x.End) / 2, y.Start + 38, XLabel, "middle", null, ("fill-opacity", 0.8));
        svg.Text((x.Start + x.End) / 2, y.Start + 57, Errors, "middle", null, ("fill-opacity", 0.8));
        return svg.Finish();
    }

    public override string ToString()
    {
        var rows = Filled.Select(IReadOnlyList<object?> (bin) => [Range(bin), bin.Confidence, bin.Accuracy, bin.Count]);
        var table = Table.Of(["confidence", "mean confidence", "accuracy", "utterances"], rows).WithCaption(Title);
        return $"{table.WithFormat("mean confidence", "0.000").WithFormat("accuracy", "0.000").WithFormat("utterances", "#,0")}\n{Errors}";
    }

    private IEnumerable<ReliabilityBin> Filled => calibration.Bins.Where(bin => bin.Count > 0);

    private string Errors => string.Create(
        CultureInfo.InvariantCulture,
        $"expected calibration error {calibration.ExpectedError:0.000}, maximum {calibration.MaximumError:0.000}");

    private string Description => $"Reliability diagram of {calibration.Count} predictions in {Filled.Count()} bins; {Errors}.";

    private void DrawBin(SvgWriter svg, ReliabilityBin bin, LinearScale x, LinearScale y)
    {
        var (left, upper) = (x.At(bin.Low), y.At(bin.Accuracy));
        var fullest = calibration.Bins.Max(other => other.Count);
        svg.Add(
            "rect",
            $"{Range(bin)}: accuracy {Numbers.Format(bin.Accuracy, "0.000")}, confidence {Numbers.Format(bin.Confidence, "0.000")}, predictions {bin.Count}",
            ("x", left + 0.5),
            ("y", upper),
            ("width", Math.Max(0.5, x.At(bin.High) - left - 1)),
            ("height", y.Start - upper),
            ("fill", SequentialScale.Color),
            ("fill-opacity", FaintestBar + ((1 - FaintestBar) * bin.Count / fullest)));
        // Where a bin's mean confidence lies: its bar should end at the diagonal's height there.
        svg.Add("circle", null, ("cx", x.At(Math.Min(1, bin.Confidence))), ("cy", upper), ("r", 2.6));
    }

    private static string Range(ReliabilityBin bin) => $"{Numbers.Format(bin.Low, "0.00")} to {Numbers.Format(bin.High, "0.00")}";

    private static string Place(double x, double y) => $"{Markup.Number(x)} {Markup.Number(y)}";
}
