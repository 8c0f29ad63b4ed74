using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using NotebookEngine.Documents;
using NotebookEngine.Exporting;
using NotebookEngine.Running;

namespace NotebookEngine.Tests.Exporting;

/// <summary>Whatever a run holds, both exporters write it: after hours of work there is no second chance.</summary>
public sealed partial class AnyRunTests
{
    private static readonly Gen<string> Odd = Gen.OneOf(
        Gen.Elements(
            "", null!, "\ud800", "x\udc00y", "\0", "\u001b]0;t\u0007", "\u001b[", "0%\r1%\r", "\r\n", "<!-- x", "<div><table><tr><td>", "</section></main>",
            "<textarea>", "<style>body{display:none}", "<script>", "<svg><title>", "<b", "</", "&", "]]>", "# cell 1", "## Foo 1\n\n## Foo", "[^1]\n\n[^1]: f",
            "{\"a\": \"\\ud800\"}", "{\"a\":1,\"a\":2}", "null", "![x](a%00.png)", "![r](//example.com/x.png)", "<img src=\"http://example.com/x.png\">",
            "<a href=x.dib", "> [!NOTE]\n> n", "$1$&", "<h1", "#r \"a\0.dll\"", "#if X\n#", "\"\"\"", "```", "[](", "|a|\n|-|"),
        Gen.Elements(new string('>', 500), string.Concat(Enumerable.Repeat("*a ", 300)), new string('[', 300), string.Concat(Enumerable.Repeat("<b>", 300))),
        ArbMap.Default.GeneratorFor<string>());

    private static readonly Gen<string> Text = Odd.ListOf(3).Select(string.Concat);

    private static readonly Gen<string> MimeType = Gen.OneOf(
        Gen.Elements("text/html", "text/plain", "image/svg+xml", "image/png", "application/json", "application/x+json", "image/x\" onload=\"go()"),
        Text);

    private static readonly Gen<CellOutput> Output = Gen.OneOf(
        from isError in Gen.Elements(true, false)
        from text in Gen.OneOf(Odd, Text)
        select (CellOutput)new CellOutput.Printed(isError, text),
        from mimeTypes in MimeType.ListOf(2)
        from text in Odd
        from isResult in Gen.Elements(true, false)
        select (CellOutput)new CellOutput.Display(mimeTypes.Distinct().ToDictionary(type => type, _ => text), isResult));

    private static readonly Gen<CellError?> Error =
        from name in Odd
        from message in Odd
        from frame in Odd
        from isThere in Gen.Elements(true, false)
        select isThere ? new CellError(name, message, 1) { StackTrace = [frame] } : null;

    private static readonly Gen<CellResult> Cell =
        from language in Gen.Elements<CellLanguage>([.. CellLanguage.All])
        from text in Text
        from status in Gen.Elements(Enum.GetValues<CellStatus>())
        from outputs in Output.ListOf(2)
        from error in Error
        select new CellResult(0, new NotebookCell(language, text, 1), status, [.. outputs], TimeSpan.Zero, error);

    private static readonly Gen<RunResult> Run =
        from cells in Cell.ListOf()
        select TestRun.Of([.. cells.Select((cell, index) => cell with { Number = index + 1 })]);

    [Fact]
    public void AnyRun_IsAValidNotebookAndAWholePage() => Prop.ForAll(Run.ToArbitrary(), Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static bool Holds(RunResult run)
    {
        IpynbSchema.Check(JsonDocument.Parse(IpynbExporter.Export(run, new IpynbExportOptions { ReferenceBase = "/books" })).RootElement);
        var page = HtmlExporter.Export(run, new HtmlExportOptions { PictureBase = "/books", LinkNotebooksToPages = true });
        var body = Body().Match(page).Groups[1].Value;
        return HtmlContainment.StaysInside(FrameHtml.Without(body.Replace(FrameHtml.Script, "", StringComparison.Ordinal)))
            && !page.Contains("src=\"http", StringComparison.Ordinal);
    }

    [GeneratedRegex("(?s)<main>\n(.*)</main>\n</body>\n</html>\n$")]
    private static partial Regex Body();
}
