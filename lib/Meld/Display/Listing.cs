using Meld.Display.Drawing;

namespace Meld.Display;

/// <summary>A text as it stands, line by line, such as a settings file.</summary>
/// <param name="text">The text.</param>
/// <param name="caption">What it is; empty for no heading.</param>
public sealed class Listing(string text, string caption = "") : Visual
{
    private const string Style = "margin:0;padding:.7em .9em;overflow-x:auto;font:.88em/1.45 ui-monospace,monospace;white-space:pre;color:inherit;"
        + "background:color-mix(in srgb,currentColor 6%,transparent);border-radius:.4em";

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var heading = caption.Length > 0 ? $"<div style=\"font-weight:600;padding-bottom:.4em\">{Markup.Escape(caption)}</div>\n" : "";
        return $"<div style=\"margin:.75em 0\">\n{heading}<pre style=\"{Style}\">{Markup.Escape(text.TrimEnd())}</pre>\n</div>";
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var lines = text.TrimEnd().Split('\n').Select(line => PlainText.Line(line).TrimEnd());
        return string.Join('\n', caption.Length > 0 ? lines.Prepend(PlainText.Line(caption)) : lines);
    }
}
