using System.Net;
using System.Text;

namespace NotebookEngine.Exporting;

/// <summary>What the pictures and links of a page lead to: a page loads nothing.</summary>
/// <param name="options">Where pictures lie and how links are written.</param>
internal sealed class PageReferences(HtmlExportOptions options)
{
    /// <summary>
    /// Puts pictures beside the notebook into the HTML, makes those from the network links, says where one is missing, and leads links to
    /// notebooks to their pages where that is asked for.
    /// </summary>
    public string Localize(string html)
    {
        var result = new StringBuilder();
        var copied = 0;
        var insideLink = false;
        foreach (var tag in HtmlTokenizer.Read(html))
        {
            if (tag.Name == "a") insideLink = !tag.IsEnd;
            if (tag.IsEnd || Replacement(html, tag, insideLink) is not { } replacement) continue;
            result.Append(html, copied, tag.Start - copied).Append(replacement);
            copied = tag.End;
        }
        return result.Append(html, copied, html.Length - copied).ToString();
    }

    private string? Replacement(string html, HtmlTag tag, bool insideLink) => tag.Name switch
    {
        "a" when options.LinkNotebooksToPages && tag.Attribute("href") is { } href && PageOf(href.Value) is { } page => With(html, tag, href, page),
        "img" when tag.Attribute("src") is { } source && !source.Value.TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase) =>
            Picture(html, tag, source, insideLink),
        _ => null,
    };

    private string Picture(string html, HtmlTag tag, HtmlAttribute source, bool insideLink)
    {
        var address = source.Value.Trim();
        var description = tag.Attribute("alt")?.Value ?? "";
        if (IsRemote(address))
        {
            var text = WebUtility.HtmlEncode(description.Length > 0 ? description : address);
            return insideLink ? text : $"<a href=\"{WebUtility.HtmlEncode(address)}\">{text}</a>";
        }
        if (Pictures.ToDataUri(address, options.PictureBase) is { } uri) return With(html, tag, source, uri);
        var note = $"picture {TerminalText.Plain(Uri.UnescapeDataString(address))} not found";
        return $"<span class=\"missing\">{WebUtility.HtmlEncode(description.Length > 0 ? $"{description} ({note})" : note)}</span>";
    }

    /// <summary>Whether a browser would go to the network for it: <c>//host/x.png</c> names a host too, and a backslash is a slash there.</summary>
    private static bool IsRemote(string address) =>
        address.Replace('\\', '/').StartsWith("//", StringComparison.Ordinal)
        || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && !uri.IsFile);

    /// <summary>The page that a link to a notebook beside this one leads to, or null.</summary>
    private static string? PageOf(string address)
    {
        var hash = address.IndexOf('#', StringComparison.Ordinal);
        var (path, fragment) = hash < 0 ? (address, "") : (address[..hash], address[hash..]);
        return !path.Contains(':') && path.EndsWith(".dib", StringComparison.Ordinal) ? path[..^4] + ".html" + fragment : null;
    }

    private static string With(string html, HtmlTag tag, HtmlAttribute attribute, string value) =>
        $"{html.AsSpan(tag.Start, attribute.Start - tag.Start)}\"{WebUtility.HtmlEncode(value)}\"{html.AsSpan(attribute.End, tag.End - attribute.End)}";
}
