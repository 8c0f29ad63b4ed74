namespace Meld.Display.Drawing;

/// <summary>The names of the series in one or several lines above a chart.</summary>
internal sealed class Legend
{
    private const double LineHeight = 20;
    private const double SampleWidth = 24;
    private const double Gap = 18;
    private readonly List<(LegendEntry Entry, string Name, double X, int Row)> places = [];

    /// <summary>Lays the entries out; none take no room.</summary>
    public Legend(IReadOnlyList<LegendEntry> entries, double width)
    {
        var (x, row) = (0.0, 0);
        foreach (var entry in entries)
        {
            var name = TextWidth.Fit(entry.Name, width - SampleWidth, SvgWriter.FontSize);
            var needed = SampleWidth + TextWidth.Of(name, SvgWriter.FontSize);
            if (x > 0 && x + needed > width) (x, row) = (0, row + 1);
            places.Add((entry, name, x, row));
            x += needed + Gap;
        }
        Height = places.Count == 0 ? 0 : ((row + 1) * LineHeight) + 6;
    }

    /// <summary>How much height it takes, with the space below it.</summary>
    public double Height { get; }

    /// <summary>Draws it below a line.</summary>
    public void Draw(SvgWriter svg, double top)
    {
        foreach (var (entry, name, x, row) in places)
        {
            var middle = top + (row * LineHeight) + (LineHeight / 2);
            DrawSample(svg, entry, x, middle);
            svg.Text(x + SampleWidth, middle + 4.5, name, "start", entry.Name);
        }
    }

    private static void DrawSample(SvgWriter svg, LegendEntry entry, double x, double middle)
    {
        if (entry.Dash is null)
        {
            svg.Add(
                "rect",
                null,
                ("x", x + 4),
                ("y", middle - 6),
                ("width", 12.0),
                ("height", 12.0),
                ("fill", entry.Color),
                ("fill-opacity", entry.Opacity));
            return;
        }
        var path = $"M{Markup.Number(x)} {Markup.Number(middle)}h18";
        svg.Add("path", null, ("d", path), ("stroke", entry.Color), ("stroke-width", 2.5), ("stroke-dasharray", entry.Dash));
    }
}
