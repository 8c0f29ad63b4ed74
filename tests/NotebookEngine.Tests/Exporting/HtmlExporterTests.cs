using System.Text.RegularExpressions;
using Meld.Testing;
using NotebookEngine.Exporting;
using NotebookEngine.Running;

namespace NotebookEngine.Tests.Exporting;

public sealed class HtmlExporterTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static string Body(string page) => Regex.Match(page, "(?s)<main>\n(.*)</main>").Groups[1].Value;

    [Fact]
    public void Body_IsAsReviewed() => Snapshot.Match(Body(HtmlExporter.Export(TestRun.Complete)), "complete.html");

    [Fact]
    public void Page_NamesItselfAfterTheFirstHeading() =>
        Assert.Contains("<title>A first notebook</title>", HtmlExporter.Export(TestRun.Complete), StringComparison.Ordinal);

    [Fact]
    public void Page_WithoutHeading_HasTheFallbackTitle()
    {
        var page = HtmlExporter.Export(TestRun.Of(), new HtmlExportOptions { FallbackTitle = "a & b" });
        Assert.Contains("<title>a &amp; b</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_LoadsNothing() =>
        Assert.DoesNotMatch("(?i)(src|href)=\"(https?:)?//|url\\(|@import", HtmlExporter.Export(TestRun.Complete));

    [Fact]
    public void Contents_LinkTheSections_AndAnchorsAreUnique()
    {
        var page = HtmlExporter.Export(TestRun.Markdown("# T\n## Same\n", "## Same\n### `code` & more", "## Same"));
        foreach (var anchor in (string[])["same", "same-1", "same-2", "code--more"])
        {
            Assert.Single(Regex.Matches(page, $"id=\"{anchor}\""));
            Assert.Single(Regex.Matches(page, $"href=\"#{anchor}\""));
        }
    }

    [Fact]
    public void Picture_BesideTheNotebook_IsPutIn()
    {
        File.WriteAllBytes(folder.File("a b.png"), [1, 2, 3]);
        var page = HtmlExporter.Export(TestRun.Markdown("![alt](<a b.png>) ![gone](gone.png)"), new HtmlExportOptions { PictureBase = folder.Path });
        Assert.Contains("<img src=\"data:image/png;base64,AQID\" alt=\"alt\" />", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"missing\">gone (picture gone.png not found)</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void RemotePicture_BecomesALink()
    {
        var page = HtmlExporter.Export(TestRun.Markdown("![a chart](https://example.org/a.png)"));
        Assert.Contains("<a href=\"https://example.org/a.png\">a chart</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("![r](//example.com/x.png)")]
    [InlineData("<img alt=r src=\"//example.com/x.png\">")]
    [InlineData("<IMG SRC='http://example.com/x.png'>")]
    [InlineData("x <img src=\\\\example.com/x.png> y")]
    public void Picture_OfAnyHost_IsNotLoaded(string markdown)
    {
        foreach (var run in (RunResult[])[TestRun.Markdown(markdown), TestRun.Html(markdown)])
            Assert.DoesNotContain("<img", HtmlExporter.Export(run), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Page_ForbidsItselfTheNetwork() =>
        Assert.Contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ", HtmlPage.Render("", ""), StringComparison.Ordinal);

    [Theory]
    [InlineData("a%00.png")]
    [InlineData("folder.png")]
    [InlineData("loop.png")]
    public void Picture_ThatCannotBeRead_IsSaidToBeMissing(string address)
    {
        Directory.CreateDirectory(folder.File("folder.png"));
        File.CreateSymbolicLink(folder.File("loop.png"), "loop.png");
        var page = HtmlExporter.Export(TestRun.Markdown($"![x]({address})"), new HtmlExportOptions { PictureBase = folder.Path });
        Assert.Contains("<span class=\"missing\">x (picture ", page, StringComparison.Ordinal);
    }

    [Fact]
    public void RawPicture_BesideTheNotebook_IsPutIn()
    {
        File.WriteAllBytes(folder.File("a.png"), [1, 2, 3]);
        var page = HtmlExporter.Export(TestRun.Html("<img width=3 src=a.png>"), new HtmlExportOptions { PictureBase = folder.Path });
        Assert.Contains("<img width=3 src=\"data:image/png;base64,AQID\">", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](javascript:go())")]
    [InlineData("[x](<java\tscript:go()>)")]
    [InlineData("<javascript:go()>")]
    [InlineData("<a href='javascript&colon;go()'>x</a>")]
    public void Markdown_LinkThatRunsSomething_LeadsNowhere(string markdown)
    {
        var page = HtmlExporter.Export(TestRun.Markdown(markdown));
        Assert.DoesNotMatch("(?i)<a[^>]*href=[\"'][^\"']*script", page);
    }

    [Fact]
    public void Markdown_NestedTooDeeply_IsShownAsItIs()
    {
        foreach (var text in (string[])[new string('>', 500), string.Concat(Enumerable.Repeat("*a ", 20_000))])
        {
            var page = HtmlExporter.Export(TestRun.Markdown(text, "the next cell"));
            Assert.Contains($"<pre>{System.Net.WebUtility.HtmlEncode(text)}</pre>", page, StringComparison.Ordinal);
            Assert.Contains("<p>the next cell</p>", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<!-- x")]
    [InlineData("<div><table><tr><td>")]
    [InlineData("<style>body{display:none}</style>")]
    [InlineData("<script>1</script>")]
    public void Html_ThatWouldReachBeyondItsCell_IsInAFrame(string html)
    {
        foreach (var run in (RunResult[])[TestRun.Html(html), TestRun.Markdown(html, "the next cell")])
        {
            var body = Body(HtmlExporter.Export(run));
            Assert.Contains("<iframe class=\"frame\" sandbox=\"allow-scripts\" title=\"", body, StringComparison.Ordinal);
            Assert.DoesNotContain(html, body, StringComparison.Ordinal);
            Assert.Contains("<p>the next cell</p>", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void HtmlInMarkdown_StaysWhereItIsClosed_AndIsTextWhereItIsNot()
    {
        var body = Body(HtmlExporter.Export(TestRun.Markdown("<details><summary>s</summary>\n\n**b**\n\n</details>", "a <kbd>k</kbd>", "a <b> c")));
        Assert.Contains("<details><summary>s</summary>\n<p><strong>b</strong></p>\n</details>", body, StringComparison.Ordinal);
        Assert.Contains("a <kbd>k</kbd>", body, StringComparison.Ordinal);
        Assert.Contains("a &lt;b&gt; c", body, StringComparison.Ordinal);
    }

    [Fact]
    public void FormattersStyleSheet_IsLeftToThePage()
    {
        const string table = "<table><tbody><tr><td>1</td></tr></tbody></table>";
        var body = Body(HtmlExporter.Export(TestRun.Html(table + "<style>\r\n.dni-code-hint {\n font-style: italic;\n}\ntable td { }\n</style>")));
        Assert.Contains($"<div class=\"output rich\">{table}</div>", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Anchors_AreUnique_AmongHeadingsCellsAndFootnotes()
    {
        var page = HtmlExporter.Export(TestRun.Markdown("# Foo 1\n# Foo\n# Foo\nx[^1]\n\n[^1]: n", "# cell 1\ny[^1]\n\n[^1]: m"));
        var ids = Regex.Matches(page, " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(["foo-1", "foo", "foo-2", "cell-1-1"], ids.Where(id => !id.Contains("fn", StringComparison.Ordinal)));
        foreach (Match link in Regex.Matches(page, "href=\"#([^\"]*)\"")) Assert.Contains(link.Groups[1].Value, ids);
    }

    [Fact]
    public void ProgressBar_IsOneLine_WithoutEscapes()
    {
        var page = HtmlExporter.Export(TestRun.Printing("\r0%\r\u001b[1m100%\u001b]0;title\u0007\ndone\n"));
        Assert.Contains("<pre class=\"output stream\">100%\ndone\n</pre>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("note", "")]
    [InlineData("tip", "-tip")]
    [InlineData("important", "-important")]
    [InlineData("warning", "-warning")]
    [InlineData("caution", "-caution")]
    public void Alert_HasAStyle(string kind, string rule)
    {
        var page = HtmlExporter.Export(TestRun.Markdown($"> [!{kind.ToUpperInvariant()}]\n> text"));
        Assert.Contains($"class=\"markdown-alert markdown-alert-{kind}\"", page, StringComparison.Ordinal);
        Assert.Contains($".markdown-alert{rule} {{ --kind: ", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Frame_IsGivenItsHeight_ByAScriptThatOtherPagesLack()
    {
        Assert.EndsWith(FrameHtml.Script, Body(HtmlExporter.Export(TestRun.Html("<b>"))), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", HtmlExporter.Export(TestRun.Html("<b>b</b>")), StringComparison.Ordinal);
    }

    [Fact]
    public void NotebookLinks_CanLeadToPages()
    {
        var run = TestRun.Markdown("[next](02-next.dib) [other](https://example.org/x.dib) [part](03.dib#part) <a title=t href=04.dib>raw</a>");
        Assert.Contains("href=\"02-next.dib\"", HtmlExporter.Export(run), StringComparison.Ordinal);
        var page = HtmlExporter.Export(run, new HtmlExportOptions { LinkNotebooksToPages = true });
        Assert.Contains("href=\"02-next.html\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"03.html#part\"", page, StringComparison.Ordinal);
        Assert.Contains("<a title=t href=\"04.html\">", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/x.dib\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void MermaidScript_IsPutInOnce_WhereThereIsADiagram()
    {
        File.WriteAllText(folder.File("mermaid.js"), "var s = '</script>';");
        var options = new HtmlExportOptions { MermaidScript = folder.File("mermaid.js") };
        Assert.Single(Regex.Matches(HtmlExporter.Export(TestRun.Complete, options), Regex.Escape("var s = '<\\/script>';")));
        Assert.DoesNotContain("<script", HtmlExporter.Export(TestRun.Markdown("# T"), options), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", HtmlExporter.Export(TestRun.Complete), StringComparison.Ordinal);
    }

    [Fact]
    public void MermaidOutput_IsDrawnWhereTheScriptIs_AndHtmlOtherwise()
    {
        File.WriteAllText(folder.File("mermaid.js"), "library();");
        var run = TestRun.Showing([("text/html", "<p>drawn</p>"), ("text/vnd.mermaid", "flowchart TD\n  a --> b"), ("text/plain", "plain")]);
        var (without, with) = (HtmlExporter.Export(run), HtmlExporter.Export(run, new HtmlExportOptions { MermaidScript = folder.File("mermaid.js") }));
        Assert.Contains("<p>drawn</p>", without);
        Assert.DoesNotContain("mermaid-source\">flowchart", without);
        Assert.Contains("<pre class=\"mermaid-source\">flowchart TD\n  a --&gt; b</pre>", with);
        Assert.Contains("library();", with);
        Assert.DoesNotContain("<p>drawn</p>", with);
    }

    [Fact]
    public void MermaidOutput_WithoutHtml_ShowsItsText() => Assert.Contains(
        "<pre class=\"mermaid-source\">flowchart TD</pre>",
        HtmlExporter.Export(TestRun.Showing([("text/vnd.mermaid", "flowchart TD"), ("text/plain", "plain")])));

    [Theory]
    [InlineData("int x = 1; // n", "<span class=\"k\">int</span> x = <span class=\"n\">1</span>; <span class=\"c\">// n</span>")]
    [InlineData("await Go(\"<\")", "<span class=\"k\">await</span> <span class=\"f\">Go</span>(<span class=\"s\">&quot;&lt;&quot;</span>)")]
    [InlineData("$\"a{b}\"", "<span class=\"s\">$&quot;a{b}&quot;</span>")]
    [InlineData("\"broken", "<span class=\"s\">&quot;broken</span>")]
    [InlineData("#r \"a.dll\"\nx", "<span class=\"p\">#r &quot;a.dll&quot;\n</span>x")]
    public void CSharp_IsColouredByItsTokens(string code, string html) => Assert.Equal(html, CSharpHighlighter.Render(code));
}
