using Meld.Display.Drawing;

namespace Meld.Display;

/// <summary>A chart drawn as SVG.</summary>
public abstract class Chart : Visual
{
    /// <summary>Height of a line of text, in the picture's units.</summary>
    private protected const double LineHeight = 19;

    /// <summary>A chart's width, chosen so that it fits a telephone with text of 11 pixels.</summary>
    private protected const double StandardWidth = 440;

    private const double TitleSize = 15;
    private const double BoldWidening = 1.08;

    private protected Chart(string title) => Title = title;

    /// <summary>What the chart shows; its first line.</summary>
    public string Title { get; }

    /// <summary>The picture alone, as a file <c>.svg</c> takes it.</summary>
    public abstract string ToSvg();

    /// <summary>The picture in a box that scrolls sideways where the page is narrower than legible text allows.</summary>
    public sealed override string ToHtml() => $"<div style=\"overflow-x:auto;margin:0.75em 0\">\n{ToSvg()}\n</div>";

    /// <summary>The lines of the title and the height they take together; as wide as a usual chart, however wide this one is.</summary>
    private protected (IReadOnlyList<string> Lines, double Height) TitleBlock()
    {
        var lines = TextWidth.Wrap(Title, StandardWidth, TitleSize * BoldWidening);
        return (lines, lines.Count == 0 ? 0 : (lines.Count * LineHeight) + 8);
    }

    /// <summary>Begins the picture with its title.</summary>
    private protected SvgWriter Begin(double width, double height, string description)
    {
        var svg = new SvgWriter(width, height, Title, description);
        foreach (var (index, line) in TitleBlock().Lines.Index())
            svg.Text(0, 15 + (index * LineHeight), line, "start", null, ("font-size", TitleSize), ("font-weight", 600));
        return svg;
    }

    /// <summary>The picture of a chart without data.</summary>
    private protected string Empty()
    {
        var top = TitleBlock().Height;
        var svg = Begin(StandardWidth, top + 40, "No data.");
        svg.Text(0, top + 20, "No data", "start", null, ("fill-opacity", 0.7));
        return svg.Finish();
    }
}
