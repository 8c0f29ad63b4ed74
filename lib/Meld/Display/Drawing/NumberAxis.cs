namespace Meld.Display.Drawing;

/// <summary>The level axis of a chart: round values below it, as many as their labels have room for.</summary>
internal sealed class NumberAxis
{
    private const double Room = 22;
    private readonly double[] ticks;
    private readonly string format;

    /// <summary>Chooses the ticks inside a range.</summary>
    public NumberAxis(double low, double high, double width, double smallestStep = 0)
    {
        var most = 10;
        var nice = new NiceTicks(low, high, most, smallestStep);
        while (most > 1 && LabelsWidth(nice) > width) nice = new NiceTicks(low, high, --most, smallestStep);
        format = Numbers.TickFormat(nice.Step, "0");
        var slack = nice.Step * 1e-6;
        ticks = [.. nice.Values.Where(tick => tick >= low - slack && tick <= high + slack)];
    }

    /// <summary>Draws the labels and short marks under a line.</summary>
    public void Draw(SvgWriter svg, LinearScale scale, double y)
    {
        foreach (var tick in ticks)
        {
            svg.Line(scale.At(tick), y, scale.At(tick), y + 4, 0.5);
            svg.Text(scale.At(tick), y + 18, Numbers.Label(tick, format), "middle", null, ("fill-opacity", 0.8));
        }
    }

    private static double LabelsWidth(NiceTicks nice)
    {
        var tickFormat = Numbers.TickFormat(nice.Step, "0");
        return nice.Values.Sum(tick => TextWidth.Of(Numbers.Label(tick, tickFormat), SvgWriter.FontSize) + Room);
    }
}
