namespace Meld.Display.Drawing;

/// <summary>The upright axis of a chart: round values, their labels, and faint lines across the chart.</summary>
internal sealed class ValueAxis
{
    private const double Gap = 8;
    private readonly NiceTicks ticks;
    private readonly string format;

    /// <summary>Chooses the ticks of a range of values.</summary>
    public ValueAxis(double low, double high, string valueFormat)
    {
        ticks = new NiceTicks(low, high, 5);
        format = Numbers.TickFormat(ticks.Step, valueFormat);
    }

    /// <summary>Where the chart begins to the right of the labels.</summary>
    public double Width => ticks.Values.Max(tick => TextWidth.Of(Numbers.Label(tick, format), SvgWriter.FontSize)) + Gap;

    /// <summary>The scale between the lowest and the highest tick.</summary>
    public LinearScale Scale(double bottom, double top) => new(ticks.Low, ticks.High, bottom, top);

    /// <summary>Draws labels and lines; 0 gets a stronger line.</summary>
    public void Draw(SvgWriter svg, LinearScale scale, double right)
    {
        foreach (var tick in ticks.Values)
        {
            var y = scale.At(tick);
            svg.Line(Width, y, right, y, Math.Abs(tick) < ticks.Step / 2 ? 0.5 : 0.15);
            svg.Text(Width - Gap, y + 4.5, Numbers.Label(tick, format), "end", null, ("fill-opacity", 0.8));
        }
    }
}
