namespace Meld.Display.Formatting;

/// <summary>The formatters of <see cref="Visual"/>, called by name (<see cref="TypeFormatterSourceAttribute"/>).</summary>
internal sealed class VisualFormatterSource
{
    public const string Html = "text/html";
    public const string Text = "text/plain";

    // A field, since the method that returns it must be an instance method to be found.
    private readonly VisualFormatter[] formatters =
        [new VisualFormatter(Html, typeof(Visual), visual => visual.ToHtml()), new VisualFormatter(Text, typeof(Visual), visual => visual.ToString())];

    /// <summary>One formatter a MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
