using Meld.Display.Drawing;
using Meld.Display.Formatting;
using Meld.Display.Plots;

namespace Meld.Display;

/// <summary>
/// A diagram that every host can show. Its HTML, which all of them prefer, is the drawing as SVG with mermaid's text folded up below it: mermaid's library is
/// two megabytes of script, which a page that needs no network would have to carry, and VS Code's C# cells run none. Beside the HTML the text goes out as
/// <c>text/vnd.mermaid</c>, which JupyterLab 4.1, nbconvert, and NotebookEngine where it is given the library draw themselves.
/// </summary>
[TypeFormatterSource(
    typeof(MermaidFormatterSource), PreferredMimeTypes = [VisualFormatterSource.Html, MermaidFormatterSource.MimeType, VisualFormatterSource.Text])]
public sealed class Mermaid : Visual
{
    private const string Style = "margin:.4em 0;padding:.7em .9em;overflow-x:auto;font:.82em/1.4 ui-monospace,monospace;white-space:pre;color:inherit;"
        + "background:color-mix(in srgb,currentColor 6%,transparent);border-radius:.4em";

    private readonly FlowDiagram drawing;

    internal Mermaid(FlowDiagram drawing) => (this.drawing, Text) = (drawing, MermaidText.Of(drawing));

    /// <summary>What the diagram shows.</summary>
    public string Title => drawing.Title;

    /// <summary>The diagram in mermaid's language, as README files and mermaid.live take it.</summary>
    public string Text { get; }

    /// <summary>The drawing alone, as a file <c>.svg</c> takes it.</summary>
    public string ToSvg() => drawing.ToSvg();

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"<div>\n{drawing.ToHtml()}\n<details style=\"margin:-.3em 0 .75em\"><summary style=\"cursor:pointer;opacity:.75;font-size:.88em\">as mermaid text</summary>\n"
        + $"<pre style=\"{Style}\">{Markup.Escape(Text)}</pre></details>\n</div>";

    /// <inheritdoc/>
    public override string ToString() => Text;
}
