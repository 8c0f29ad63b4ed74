using System.Text.RegularExpressions;
using Meld.Testing;
using NotebookEngine.Exporting;

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
        Assert.Contains("src=\"gone.png\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void RemotePicture_BecomesALink()
    {
        var page = HtmlExporter.Export(TestRun.Markdown("![a chart](https://example.org/a.png)"));
        Assert.Contains("<a href=\"https://example.org/a.png\">a chart</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
    }

    [Fact]
    public void NotebookLinks_CanLeadToPages()
    {
        var run = TestRun.Markdown("[next](02-next.dib) [other](https://example.org/x.dib)");
        Assert.Contains("href=\"02-next.dib\"", HtmlExporter.Export(run), StringComparison.Ordinal);
        var page = HtmlExporter.Export(run, new HtmlExportOptions { LinkNotebooksToPages = true });
        Assert.Contains("href=\"02-next.html\"", page, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("int x = 1; // n", "<span class=\"k\">int</span> x = <span class=\"n\">1</span>; <span class=\"c\">// n</span>")]
    [InlineData("await Go(\"<\")", "<span class=\"k\">await</span> <span class=\"f\">Go</span>(<span class=\"s\">&quot;&lt;&quot;</span>)")]
    [InlineData("$\"a{b}\"", "<span class=\"s\">$&quot;a{b}&quot;</span>")]
    [InlineData("\"broken", "<span class=\"s\">&quot;broken</span>")]
    [InlineData("#r \"a.dll\"\nx", "<span class=\"p\">#r &quot;a.dll&quot;\n</span>x")]
    public void CSharp_IsColouredByItsTokens(string code, string html) => Assert.Equal(html, CSharpHighlighter.Render(code));
}
