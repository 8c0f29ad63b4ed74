using System.Text;

namespace Meld.Display.Drawing;

/// <summary>
/// Writes one SVG picture: everything escaped, numbers with two decimals, no ids (several pictures on a page cannot clash), text and axes in the
/// page's own colour. The picture shrinks and grows with the page by no more than keeps its text between 11 and 16 pixels.
/// </summary>
internal sealed class SvgWriter
{
    /// <summary>Height of ordinary text in the picture's units.</summary>
    public const double FontSize = 13;

    private const double SmallestScale = 0.85;
    private const double LargestScale = 1.2;
    private readonly StringBuilder markup = new();

    public SvgWriter(double width, double height, string title, string description)
    {
        var (least, most) = (Markup.Number(width * SmallestScale), Markup.Number(width * LargestScale));
        Open(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", $"0 0 {Markup.Number(width)} {Markup.Number(height)}"),
            ("role", "img"),
            ("fill", "currentColor"),
            ("style", $"display:block;width:100%;min-width:{least}px;max-width:{most}px;height:auto;overflow:visible;"
                + $"font:{Markup.Number(FontSize)}px system-ui,sans-serif;font-variant-numeric:tabular-nums"));
        markup.Append("<title>").Append(Markup.Escape(title)).Append("</title>\n");
        markup.Append("<desc>").Append(Markup.Escape(description)).Append("</desc>\n");
    }

    /// <summary>Adds an element; its tooltip, a native title, shows on hovering.</summary>
    public void Add(string name, string? tooltip, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        StartTag(name, attributes);
        if (tooltip is null) markup.Append("/>\n");
        else markup.Append("><title>").Append(Markup.Escape(tooltip)).Append("</title></").Append(name).Append(">\n");
    }

    /// <summary>
    /// Adds a text; <paramref name="anchor"/> is <c>start</c>, <c>middle</c> or <c>end</c>, <paramref name="full"/> the text before it was shortened.
    /// </summary>
    public void Text(
        double x, double y, string text, string anchor = "start", string? full = null, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        StartTag("text", [("x", x), ("y", y), ("text-anchor", anchor), .. attributes]);
        markup.Append('>').Append(Markup.Escape(text));
        if (full is not null && full != text) markup.Append("<title>").Append(Markup.Escape(full)).Append("</title>");
        markup.Append("</text>\n");
    }

    /// <summary>Adds a straight line in the page's text colour.</summary>
    public void Line(double x1, double y1, double x2, double y2, double opacity) =>
        Add("line", null, ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2), ("stroke", "currentColor"), ("stroke-opacity", opacity));

    /// <summary>The picture; nothing can be added afterwards.</summary>
    public string Finish() => markup.Append("</svg>").ToString();

    private void Open(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        StartTag(name, attributes);
        markup.Append(">\n");
    }

    private void StartTag(string name, ReadOnlySpan<(string Name, object Value)> attributes)
    {
        markup.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            var text = value is double number ? Markup.Number(number) : Markup.Escape($"{value}");
            markup.Append(' ').Append(attribute).Append("=\"").Append(text).Append('"');
        }
    }
}
