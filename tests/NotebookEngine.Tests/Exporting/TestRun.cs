using NotebookEngine.Documents;
using NotebookEngine.Running;

namespace NotebookEngine.Tests.Exporting;

/// <summary>A run with every kind of cell and output, made without a session.</summary>
internal static class TestRun
{
    public static RunResult Complete { get; } = Of(
        Rendered(1, CellLanguage.Markdown, "# A *first* notebook\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done"),
        Code(
            2,
            "#r \".lib/Meld.dll\"\n// comment\nvar x = $\"{1 + 2}\";\nConsole.WriteLine(x);",
            [new CellOutput.Printed(false, "3\n"), new CellOutput.Printed(true, "careful <you>")]),
        Code(3, "chart", [Display(true, ("text/html", "<svg></svg>"), ("text/plain", "a chart"))]),
        Code(
            4,
            "picture",
            [Display(false, ("image/png", "aGk="), ("text/plain", "a \"picture\"")), Display(false, ("application/json", "{\"a\": [1]}"))]),
        Code(5, "var a = 1;\nFail();", []) with
        {
            Status = CellStatus.Failed,
            Error = new CellError("FormatException", "bad <input>", 2) { StackTrace = ["at top level in cell 5, line 2"] },
        },
        Rendered(6, CellLanguage.CSharp, "1") with
        {
            Status = CellStatus.NotRun,
            Error = new CellError("NotRun", "not run: the session ended in cell 5"),
        },
        Rendered(7, CellLanguage.Html, "<p>html</p>") with { Outputs = [Display(false, ("text/html", "<p>html</p>"))] },
        Rendered(8, CellLanguage.Mermaid, "graph TD; A-->B"));

    public static RunResult Of(params CellResult[] cells) =>
        new(new Notebook([.. cells.Select(cell => cell.Cell)]), cells, TimeSpan.FromSeconds(2), TimedOut: false, Cancelled: false);

    public static RunResult Markdown(params string[] cells) =>
        Of([.. cells.Select((text, index) => Rendered(index + 1, CellLanguage.Markdown, text))]);

    /// <summary>One code cell with these displays.</summary>
    public static RunResult Showing(params (string Type, string Text)[][] displays) =>
        Of(Code(1, "show", [.. displays.Select(data => Display(false, data))]));

    /// <summary>One code cell that prints this.</summary>
    public static RunResult Printing(string text) => Of(Code(1, "print", [new CellOutput.Printed(false, text)]));

    /// <summary>One code cell that shows this HTML, and a second cell.</summary>
    public static RunResult Html(string html) => Of(
        Code(1, "show", [Display(false, ("text/html", html))]), Rendered(2, CellLanguage.Markdown, "the next cell"));

    private static CellResult Rendered(int number, CellLanguage language, string text) =>
        new(number, new NotebookCell(language, text, number * 8), CellStatus.Rendered, [], TimeSpan.Zero);

    private static CellResult Code(int number, string code, IReadOnlyList<CellOutput> outputs) =>
        Rendered(number, CellLanguage.CSharp, code) with { Status = CellStatus.Succeeded, Outputs = outputs, ExecutionCount = number - 1 };

    private static CellOutput.Display Display(bool isResult, params (string Type, string Text)[] data) =>
        new(data.ToDictionary(pair => pair.Type, pair => pair.Text), isResult);
}
