using System.Net;
using System.Text;
using NotebookEngine.Documents;
using NotebookEngine.Running;

namespace NotebookEngine.Exporting;

/// <summary>A code cell's outputs and error as HTML, each in a box that scrolls by itself when it is wide.</summary>
/// <param name="rich">How HTML becomes a part of the page.</param>
/// <param name="drawsDiagrams">Whether the page draws mermaid's texts, which then come before what else an output can be shown as.</param>
internal sealed class OutputHtml(RichHtml rich, bool drawsDiagrams)
{
    private const string Diagram = "text/vnd.mermaid";

    /// <summary>The media types that a page can show, the best first.</summary>
    private static readonly string[] Preferred =
        ["text/html", "image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp", "text/markdown", "text/latex", Diagram, "text/plain"];

    /// <summary>Whether an output has a diagram in mermaid's language.</summary>
    public static bool IsDiagram(CellOutput output) => output is CellOutput.Display display && display.Data.ContainsKey(Diagram);

    /// <summary>All outputs in order.</summary>
    public string Render(CellResult result)
    {
        var html = new StringBuilder();
        foreach (var output in result.Outputs) html.Append(Box(output, $"Output of cell {result.Number}"));
        if (result.Error is { } error) html.Append(ErrorBox(result, error));
        return html.ToString();
    }

    private string Box(CellOutput output, string title) => output switch
    {
        CellOutput.Printed { IsError: true } printed => $"<pre class=\"output stream stderr\">{Encode(TerminalText.Settled(printed.Text))}</pre>\n",
        CellOutput.Printed printed => $"<pre class=\"output stream\">{Encode(TerminalText.Settled(printed.Text))}</pre>\n",
        CellOutput.Display display => DisplayBox(display.Data, title),
        _ => "",
    };

    private string DisplayBox(IReadOnlyDictionary<string, string> data, string title)
    {
        var preferred = drawsDiagrams ? Preferred.Prepend(Diagram) : Preferred;
        var type = preferred.FirstOrDefault(data.ContainsKey) ?? data.Keys.Order(StringComparer.Ordinal).FirstOrDefault();
        return type switch
        {
            null => "",
            Diagram => $"<div class=\"output rich\">{MermaidHtml.Figure(data[type])}</div>\n",
            "text/html" or "image/svg+xml" => $"<div class=\"output rich\">{rich.Render(data[type], title)}</div>\n",
            _ when type.StartsWith("image/", StringComparison.Ordinal) => Picture(type, data[type], data.GetValueOrDefault("text/plain", "")),
            _ => $"<pre class=\"output\">{Escape(data[type])}</pre>\n",
        };
    }

    private static string Picture(string type, string base64, string description) =>
        $"<div class=\"output rich\"><img alt=\"{Escape(description)}\" src=\"data:{Escape(type)};base64,{Escape(base64.Trim())}\"></div>\n";

    private static string ErrorBox(CellResult result, CellError error)
    {
        if (result.Status == CellStatus.NotRun) return $"<p class=\"output skipped\">{Escape(error.Message)}</p>\n";
        var line = error.Line is { } number ? $", line {number}" : "";
        var frames = error.StackTrace.Count > 0 ? $"\n{Escape(string.Join('\n', error.StackTrace))}" : "";
        return $"<div class=\"output error\" role=\"alert\"><strong>Cell {result.Number}{line}: {Escape(error.Name)}</strong>\n"
            + $"<pre>{Escape(error.Message)}<span class=\"trace\">{frames}</span></pre></div>\n";
    }

    /// <summary>Escapes for HTML and drops what would steer a terminal.</summary>
    private static string Escape(string text) => Encode(TerminalText.Plain(text));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
