using System.Net;

namespace NotebookEngine.Exporting;

/// <summary>Finds the tags of a piece of HTML where a browser finds them: not in comments, raw text or attributes.</summary>
/// <remarks>The rules are those of the HTML standard, section 13.2.5, as far as they decide where a tag starts and ends.</remarks>
internal sealed class HtmlTokenizer
{
    private const string Space = " \t\n\f\r";

    private static readonly HashSet<string> RawText = ["script", "style", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"];

    private readonly string html;
    private int at;

    private HtmlTokenizer(string html) => this.html = html;

    /// <summary>The tags in order; the last one <see cref="HtmlTag.IsLeftOpen"/> when the text ends inside of markup.</summary>
    public static IEnumerable<HtmlTag> Read(string html)
    {
        var tokenizer = new HtmlTokenizer(html);
        while (tokenizer.Next() is { } tag)
        {
            yield return tag;
            if (tag.IsLeftOpen) break;
        }
    }

    private char Here => at < html.Length ? html[at] : '\0';

    private HtmlTag? Next()
    {
        while ((at = html.IndexOf('<', at)) >= 0)
        {
            var start = at;
            var next = Peek(1) == '/' ? Peek(2) : Peek(1);
            if (char.IsAsciiLetter(next)) return ReadTag() ?? HtmlTag.LeftOpen(start, html.Length);
            if (Peek(1) is '!' or '?' or '/')
            {
                at = EndOfComment();
                if (at < 0) return HtmlTag.LeftOpen(start, html.Length);
            }
            else
            {
                at++;
            }
        }
        at = html.Length;
        return null;
    }

    private char Peek(int offset) => at + offset < html.Length ? html[at + offset] : '\0';

    /// <summary>Behind the comment, or what a browser takes for one; negative when it is left open.</summary>
    private int EndOfComment()
    {
        var rest = html.AsSpan(at);
        if (rest.StartsWith("<![CDATA[", StringComparison.OrdinalIgnoreCase)) return -1; // ends elsewhere in SVG than in HTML
        if (!rest.StartsWith("<!--", StringComparison.Ordinal)) return html.IndexOf('>', at) + 1 is > 0 and var end ? end : -1;
        if (rest[4..].StartsWith(">", StringComparison.Ordinal)) return at + 5;
        if (rest[4..].StartsWith("->", StringComparison.Ordinal)) return at + 6;
        for (var from = at + 4; (from = html.IndexOf("--", from, StringComparison.Ordinal)) >= 0; from++)
        {
            var tail = html.AsSpan(from + 2);
            if (tail.StartsWith(">", StringComparison.Ordinal)) return from + 3;
            if (tail.StartsWith("!>", StringComparison.Ordinal)) return from + 4;
        }
        return -1;
    }

    private HtmlTag? ReadTag()
    {
        var start = at++;
        var isEnd = Here == '/';
        if (isEnd) at++;
        var name = ReadUntil("/>");
        var attributes = new List<HtmlAttribute>();
        while (true)
        {
            var slash = SkipSpaceAndSlashes();
            if (at >= html.Length) return null;
            if (Here == '>')
            {
                var end = ++at;
                if (!isEnd && RawText.Contains(name) && !SkipRawText(name)) return null;
                return new HtmlTag(start, end, name, isEnd, slash, attributes);
            }
            if (ReadAttribute() is not { } attribute) return null;
            attributes.Add(attribute);
        }
    }

    private HtmlAttribute? ReadAttribute()
    {
        var first = at++;
        ReadUntil("/>=");
        var name = html[first..at].ToLowerInvariant();
        var end = at;
        SkipSpace();
        if (Here != '=') return new HtmlAttribute(name, "", end, at = end);
        at++;
        SkipSpace();
        var start = at;
        if (Here is '"' or '\'')
        {
            var close = html.IndexOf(Here, at + 1);
            if (close < 0) return null;
            at = close + 1;
            return new HtmlAttribute(name, WebUtility.HtmlDecode(html[(start + 1)..close]), start, at);
        }
        ReadUntil(">");
        return new HtmlAttribute(name, WebUtility.HtmlDecode(html[start..at]), start, at);
    }

    private string ReadUntil(string ends)
    {
        var start = at;
        while (at < html.Length && !Space.Contains(html[at]) && !ends.Contains(html[at])) at++;
        return html[start..at].ToLowerInvariant();
    }

    private void SkipSpace()
    {
        while (at < html.Length && Space.Contains(html[at])) at++;
    }

    private bool SkipSpaceAndSlashes()
    {
        var slash = false;
        for (; at < html.Length && (html[at] == '/' || Space.Contains(html[at])); at++) slash = html[at] == '/';
        return slash;
    }

    private bool SkipRawText(string name)
    {
        while ((at = html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            var behind = Peek(name.Length + 2);
            if (behind is '/' or '>' || Space.Contains(behind)) return true;
            at += 2;
        }
        at = html.Length;
        return false;
    }
}
