using System.Text.RegularExpressions;

namespace NotebookEngine.Exporting;

/// <summary>HTML that a notebook brings, made a part of a page.</summary>
/// <param name="references">What pictures and links in it lead to.</param>
internal sealed partial class RichHtml(PageReferences references)
{
    /// <summary>As it is, so that it has the page's colours, when it stays inside its place; in a frame otherwise.</summary>
    public string Render(string html, string title)
    {
        var localized = references.Localize(FormatterStyle().Replace(html, ""));
        return HtmlContainment.StaysInside(localized) ? localized : FrameHtml.Render(localized, title);
    }

    // Microsoft.DotNet.Interactive.Formatting repeats this style sheet behind every value; page.css has what it says of its own classes.
    [GeneratedRegex(@"<style>\s*\.dni-code-hint \{[^<]*</style>")]
    private static partial Regex FormatterStyle();
}
