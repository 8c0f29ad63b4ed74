using Meld.Display.Drawing;

namespace Meld.Display.Plots;

/// <summary>The level axis of what runs over time.</summary>
internal static class SecondsAxis
{
    /// <summary>Draws marks, their seconds and the unit under a line.</summary>
    public static void Draw(SvgWriter svg, LinearScale x, double bottom)
    {
        new NumberAxis(x.Low, x.High, x.End - x.Start).Draw(svg, x, bottom);
        svg.Text((x.Start + x.End) / 2, bottom + 38, "seconds", "middle", null, ("fill-opacity", 0.8));
    }
}
