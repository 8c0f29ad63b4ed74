using NotebookEngine.Documents;
using NotebookEngine.Running;

namespace NotebookEngine.Tests.Exporting;

/// <summary>A run with every kind of cell and output, made without a session.</summary>
internal static class TestRun
{
    public static RunResult Complete { get; } = Of(
        new CellResult(1, new NotebookCell(CellLanguage.Markdown, "# A *first* notebook\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done", 2), CellStatus.Rendered, [], default),
        Code(2, "#r \".lib/Meld.dll\"\n// comment\nvar x = $\"{1 + 2}\";\nConsole.WriteLine(x);", CellStatus.Succeeded, [new CellOutput.Printed(false, "3\n"), new CellOutput.Printed(true, "careful <you>")]),
        Code(3, "chart", CellStatus.Succeeded, [Display(true, ("text/html", "<svg></svg>"), ("text/plain", "a chart"))]),
        Code(4, "picture", CellStatus.Succeeded, [Display(false, ("image/png", "aGk="), ("text/plain", "a \"picture\"")), Display(false, ("application/json", "{\"a\": [1]}"))]),
        Code(5, "var a = 1;\nFail();", CellStatus.Failed, [], new CellError("FormatException", "bad <input>", 2) { StackTrace = ["at top level in cell 5, line 2"] }),
        new CellResult(6, new NotebookCell(CellLanguage.CSharp, "1", 40), CellStatus.NotRun, [], default, new CellError("NotRun", "not run: the session ended in cell 5")),
        new CellResult(7, new NotebookCell(CellLanguage.Html, "<p>html</p>", 44), CellStatus.Rendered, [Display(false, ("text/html", "<p>html</p>"))], default),
        new CellResult(8, new NotebookCell(CellLanguage.Mermaid, "graph TD; A-->B", 48), CellStatus.Rendered, [], default));

    public static RunResult Of(params CellResult[] cells) =>
        new(new Notebook([.. cells.Select(cell => cell.Cell)]), cells, TimeSpan.FromSeconds(2), TimedOut: false, Cancelled: false);

    public static RunResult Markdown(params string[] cells) => Of(
        [.. cells.Select((text, index) => new CellResult(index + 1, new NotebookCell(CellLanguage.Markdown, text), CellStatus.Rendered, [], default))]);

    private static CellResult Code(int number, string code, CellStatus status, IReadOnlyList<CellOutput> outputs, CellError? error = null) =>
        new(number, new NotebookCell(CellLanguage.CSharp, code, number * 8), status, outputs, TimeSpan.FromSeconds(0.5), error, number - 1);

    private static CellOutput.Display Display(bool isResult, params (string Type, string Text)[] data) =>
        new(data.ToDictionary(pair => pair.Type, pair => pair.Text), isResult);
}
