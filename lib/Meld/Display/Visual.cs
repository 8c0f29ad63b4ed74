using Meld.Display.Formatting;

namespace Meld.Display;

/// <summary>
/// Something a notebook or the command line shows: HTML for a page, plain text for a terminal. Every notebook host renders it without a
/// dependency: .NET Interactive and NotebookEngine find the formatters by the attribute's name, Verso finds <see cref="ToHtml"/> by its name.
/// </summary>
[TypeFormatterSource(typeof(VisualFormatterSource), PreferredMimeTypes = [VisualFormatterSource.Html, VisualFormatterSource.Text])]
public abstract class Visual
{
    /// <summary>A self-contained piece of HTML: no script, no id, no address; it follows the page's colours, light or dark.</summary>
    public abstract string ToHtml();

    /// <summary>The same facts as plain text in lines that end in a line feed, but for the last.</summary>
    public abstract override string ToString();
}
