namespace Meld.Display.Formatting;

/// <summary>The formatters of <see cref="Mermaid"/>, called by name (<see cref="TypeFormatterSourceAttribute"/>).</summary>
internal sealed class MermaidFormatterSource
{
    /// <summary>The MIME type that Jupyter knows mermaid's language by.</summary>
    public const string MimeType = "text/vnd.mermaid";

    // A field, since the method that returns it must be an instance method to be found.
    private readonly VisualFormatter[] formatters =
    [
        new VisualFormatter(VisualFormatterSource.Html, typeof(Mermaid), visual => visual.ToHtml()),
        new VisualFormatter(MimeType, typeof(Mermaid), visual => ((Mermaid)visual).Text),
        new VisualFormatter(VisualFormatterSource.Text, typeof(Mermaid), visual => visual.ToString()),
    ];

    /// <summary>One formatter a MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
