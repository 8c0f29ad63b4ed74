using System.Net;
using System.Text.RegularExpressions;

namespace Meld.Display;

/// <summary>A piece of HTML as it is. The caller answers for its content: nothing is escaped.</summary>
/// <param name="html">Well-formed HTML.</param>
public sealed partial class HtmlFragment(string html) : Visual
{
    /// <inheritdoc/>
    public override string ToHtml() => html;

    /// <summary>The words without the tags.</summary>
    public override string ToString() => WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(html, " "), " ")).Trim();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
