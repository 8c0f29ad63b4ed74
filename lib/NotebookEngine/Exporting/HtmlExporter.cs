using System.Net;
using System.Text;
using NotebookEngine.Documents;
using NotebookEngine.Running;

namespace NotebookEngine.Exporting;

/// <summary>Writes a run as one HTML page that needs no network.</summary>
public static class HtmlExporter
{
    /// <summary>The page. The same run gives the same text.</summary>
    public static string Export(RunResult run, HtmlExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        run = NullFree.Of(run);
        options ??= new HtmlExportOptions();
        var references = new PageReferences(options);
        var prose = new MarkdownPage(references, run.Cells.Select(Id));
        var mermaid = HasDiagrams(run) ? MermaidLibrary(options) : null;
        var outputs = new OutputHtml(new RichHtml(references), mermaid is not null);
        var body = new StringBuilder();
        foreach (var cell in run.Cells) AppendCell(body, cell, prose, outputs);
        var title = prose.Headings is [var first, ..] ? first.Text : options.FallbackTitle;
        body.Insert(EndOfTitle(body.ToString()), Banner(run) + ContentsHtml.Render(prose.Headings));
        if (FrameHtml.IsIn(body.ToString())) body.Append(FrameHtml.Script);
        if (mermaid is not null) body.Append(MermaidHtml.Script(mermaid));
        return HtmlPage.Render(title, body.ToString());
    }

    /// <summary>Markdown that belongs to no cell as HTML, for other pages of the same look; never throws on what it is given.</summary>
    public static string RenderMarkdown(string markdown, HtmlExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        return new MarkdownPage(new PageReferences(options ?? new HtmlExportOptions()), []).Render(markdown, 0);
    }

    private static string Id(CellResult cell) => $"cell-{cell.Number}";

    private static bool HasDiagrams(RunResult run) =>
        run.Cells.Any(cell => cell.Cell.Language == CellLanguage.Mermaid || cell.Outputs.Any(OutputHtml.IsDiagram));

    private static string? MermaidLibrary(HtmlExportOptions options)
    {
        try
        {
            return File.Exists(options.MermaidScript) ? File.ReadAllText(options.MermaidScript) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Diagrams keep their text.
            return null;
        }
    }

    /// <summary>Where the page's own notes go: below a title that stands at the very top, else before everything.</summary>
    private static int EndOfTitle(string body)
    {
        const string end = "</h1>\n";
        var titleIsFirst = body.StartsWith("<section class=\"prose\">\n<h1", StringComparison.Ordinal);
        return titleIsFirst && body.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at ? at + end.Length : 0;
    }

    private static void AppendCell(StringBuilder body, CellResult result, MarkdownPage prose, OutputHtml outputs)
    {
        var language = result.Cell.Language;
        if (language == CellLanguage.Markdown) body.Append($"<section class=\"prose\">\n{prose.Render(result.Cell.Text, result.Number)}</section>\n");
        else if (language == CellLanguage.Mermaid) body.Append(MermaidHtml.Figure(result.Cell.Text));
        else AppendCode(body, result, outputs);
    }

    private static void AppendCode(StringBuilder body, CellResult result, OutputHtml outputs)
    {
        var cell = result.Cell;
        var code = cell.Language == CellLanguage.CSharp ? CSharpHighlighter.Render(cell.Text) : WebUtility.HtmlEncode(cell.Text);
        // HTML cells are about what they show; the markup is there for who wants it.
        var open = cell.Language == CellLanguage.Html ? "" : " open";
        var time = result.Duration.TotalSeconds >= 1 ? $" · {result.Duration.TotalSeconds:0.0} s" : "";
        body.Append($"<section class=\"cell\" id=\"{Id(result)}\">\n");
        body.Append($"<details{open}><summary>{cell.Language} · {result.Number}{time}</summary>\n");
        body.Append($"<pre class=\"code\"><code>{code}</code></pre></details>\n");
        body.Append(outputs.Render(result));
        body.Append("</section>\n");
    }

    /// <summary>Says at the top what went wrong below, with links to the cells.</summary>
    private static string Banner(RunResult run)
    {
        if (run.Succeeded) return "";
        var failures = string.Join(", ", run.Failures.Select(cell => $"<a href=\"#{Id(cell)}\">cell {cell.Number}</a>"));
        var notRun = run.Cells.Count(cell => cell.Status == CellStatus.NotRun);
        var rest = notRun > 0 ? $" {notRun} not run." : "";
        return $"<p class=\"banner\" role=\"alert\">Failed: {(failures.Length > 0 ? failures : "none")}.{rest}</p>\n";
    }
}
