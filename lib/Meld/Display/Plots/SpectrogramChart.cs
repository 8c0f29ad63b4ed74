using Meld.Display.Drawing;

namespace Meld.Display.Plots;

/// <summary>Values over time and frequency as a picture, with a scale of what its colours mean.</summary>
internal sealed class SpectrogramChart(SpectrogramData data) : Chart(data.Title)
{
    private const double PlotHeight = 180;
    private const double Footer = 44;
    private const double ScaleWidth = 12;
    private const double Gap = 10;

    public override string ToSvg()
    {
        if (data.Frames == 0 || data.Bands == 0) return Empty();
        var (low, high) = data.Extent;
        var colors = new NiceTicks(low, high, 4);
        var labels = colors.Values.Where(tick => tick >= low && tick <= high).ToDictionary(tick => tick, tick => ScaleLabel(tick, colors.Step));
        var left = data.Rows.Select(row => TextWidth.Of(row.Label, SvgWriter.FontSize)).DefaultIfEmpty(0).Max() + 8;
        var right = labels.Values.Select(label => TextWidth.Of(label, SvgWriter.FontSize)).DefaultIfEmpty(0).Max() + ScaleWidth + Gap + 8;
        var top = TitleBlock().Height + 26;
        var svg = Begin(StandardWidth, top + PlotHeight + Footer, SpectrogramText.Facts(data));
        var x = new LinearScale(0, data.Seconds, left, StandardWidth - right);
        DrawPicture(svg, data.Picture(low, high), left, top, x.End - x.Start);
        DrawRows(svg, left, top);
        DrawScale(svg, labels, new(low, high, top + PlotHeight, top), x.End + Gap);
        SecondsAxis.Draw(svg, x, top + PlotHeight);
        return svg.Finish();
    }

    public override string ToString() => $"{PlainText.Line(Title)}\n{SpectrogramText.Facts(data)}";

    private static string ScaleLabel(double tick, double step) => Numbers.Label(tick, Numbers.TickFormat(step, "0"));

    private void DrawRows(SvgWriter svg, double left, double top)
    {
        svg.Text(0, top - 12, data.RowUnit, "start", null, ("fill-opacity", 0.8));
        foreach (var (label, share) in data.Rows)
        {
            var y = top + ((1 - share) * PlotHeight);
            svg.Line(left - 4, y, left, y, 0.5);
            svg.Text(left - 7, y + 4.5, label, "end", null, ("fill-opacity", 0.8));
        }
    }

    private void DrawScale(SvgWriter svg, Dictionary<double, string> labels, LinearScale scale, double left)
    {
        byte[] ramp = [.. Enumerable.Range(0, 256).Select(index => (byte)(255 - index))];
        DrawPicture(svg, PalettePng.Encode(ramp, 1, PerceptualScale.Colors), left, scale.End, ScaleWidth);
        svg.Text(StandardWidth, scale.End - 12, data.Unit, "end", null, ("fill-opacity", 0.8));
        foreach (var (tick, label) in labels)
            svg.Text(left + ScaleWidth + 5, scale.At(tick) + 4.5, label, "start", null, ("fill-opacity", 0.8));
    }

    private static void DrawPicture(SvgWriter svg, byte[] png, double left, double top, double width) => svg.Add(
        "image",
        null,
        ("x", left),
        ("y", top),
        ("width", width),
        ("height", PlotHeight),
        ("preserveAspectRatio", "none"),
        ("style", "image-rendering:pixelated"),
        ("href", DataUri.Of("image/png", png)));
}
