namespace NotebookEngine.Exporting;

/// <summary>Decides which HTML may stand in a page as it is.</summary>
internal static class HtmlContainment
{
    /// <summary>Beyond this many elements inside each other browsers no longer nest them.</summary>
    private const int MostNested = 200;

    /// <summary>Elements that act on the whole page, run something, or whose content is no markup.</summary>
    private static readonly HashSet<string> Refused =
    [
        "animate", "base", "basefont", "bgsound", "body", "embed", "foreignobject", "frame", "frameset", "head", "html", "iframe", "link", "meta", "noembed",
        "noframes", "noscript", "object", "plaintext", "portal", "script", "set", "style", "template", "textarea", "xmp",
    ];

    /// <summary>Attributes that hold an address which a click or the element itself may follow.</summary>
    private static readonly HashSet<string> Addresses =
        ["action", "background", "cite", "data", "formaction", "href", "manifest", "ping", "poster", "src", "srcset", "xlink:href"];

    private static readonly HashSet<string> Schemes = ["http", "https", "mailto"];

    private static readonly HashSet<string> Void = ["area", "br", "col", "hr", "img", "input", "param", "source", "track", "wbr"];

    /// <summary>Elements that end with the element around them; the first ones also do so at the end of a text.</summary>
    private static readonly HashSet<string> EndImplied = ["dd", "dt", "li", "optgroup", "option", "p", "rp", "rt"];

    private static readonly HashSet<string> EndImpliedInTables = ["caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"];

    /// <summary>HTML elements that end an SVG or MathML element which they stand in.</summary>
    private static readonly HashSet<string> BreakOut =
    [
        "b", "big", "blockquote", "br", "center", "code", "dd", "div", "dl", "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img",
        "li", "listing", "menu", "nobr", "ol", "p", "pre", "ruby", "s", "small", "span", "strike", "strong", "sub", "sup", "table", "tt", "u", "ul", "var",
    ];

    /// <summary>Elements of SVG and MathML whose content is HTML again.</summary>
    private static readonly HashSet<string> BackToHtml = ["annotation-xml", "desc", "mi", "mn", "mo", "ms", "mtext", "title"];

    /// <summary>
    /// True when the HTML neither swallows, restyles nor covers what follows it: every element is closed, no comment is left open, no
    /// script, no style sheet. Errs on the side of false.
    /// </summary>
    public static bool StaysInside(string html)
    {
        var open = new Stack<string>();
        foreach (var tag in HtmlTokenizer.Read(html))
        {
            if (tag.IsLeftOpen || Refused.Contains(tag.Name) || open.Count > MostNested || tag.Attributes.Any(Acts)) return false;
            if (!(tag.IsEnd ? Close(open, tag.Name) : Open(open, tag))) return false;
        }
        // The text "</" would make a comment of the end tag that follows.
        return open.All(EndImplied.Contains) && !html.EndsWith("</", StringComparison.Ordinal);
    }

    /// <summary>
    /// True for an address that cannot run anything: one without a scheme, of the web, of mail, or a picture, sound or film in itself. What
    /// stands before the first slash is taken for a scheme unless it is plain, since browsers know more ways to write a colon than decoders.
    /// </summary>
    public static bool IsPlainAddress(string address)
    {
        var text = address.Trim();
        var end = text.AsSpan().IndexOfAny('/', '?', '#');
        var start = end < 0 ? text : text[..end];
        if (start.Any(letter => letter == '&' || char.IsControl(letter))) return false;
        var colon = start.IndexOf(':');
        return colon < 0 || Schemes.Contains(start[..colon].ToLowerInvariant())
            || new[] { "data:image", "data:audio", "data:video" }.Contains(start, StringComparer.OrdinalIgnoreCase);
    }

    private static bool Open(Stack<string> open, HtmlTag tag)
    {
        var foreign = open.Contains("svg") || open.Contains("math");
        if (foreign && (BreakOut.Contains(tag.Name) || BackToHtml.Contains(open.Peek()))) return false;
        // Outside of SVG these are something else: the page's title, and another name of img.
        if (!foreign && tag.Name is ("title" or "image")) return false;
        var isWhole = foreign || tag.Name is "svg" or "math" ? tag.ClosesItself : Void.Contains(tag.Name);
        if (!isWhole) open.Push(tag.Name);
        return true;
    }

    private static bool Close(Stack<string> open, string name)
    {
        while (open.TryPeek(out var last) && last != name && (EndImplied.Contains(last) || EndImpliedInTables.Contains(last))) open.Pop();
        return open.TryPop(out var closed) && closed == name;
    }

    /// <summary>Whether an attribute runs a script or takes its element out of its place.</summary>
    private static bool Acts(HtmlAttribute attribute) =>
        attribute.Name.StartsWith("on", StringComparison.Ordinal)
        || (Addresses.Contains(attribute.Name) && !IsPlainAddress(attribute.Value))
        || string.Concat(attribute.Value.Where(letter => letter > ' ').Take(11)).Equals("javascript:", StringComparison.OrdinalIgnoreCase)
        || (attribute.Name == "style" && attribute.Value.Contains("fixed", StringComparison.OrdinalIgnoreCase));
}
