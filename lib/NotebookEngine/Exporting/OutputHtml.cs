using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NotebookEngine.Documents;
using NotebookEngine.Running;

namespace NotebookEngine.Exporting;

/// <summary>A code cell's outputs and error as HTML, each in a box that scrolls by itself when it is wide.</summary>
internal static partial class OutputHtml
{
    /// <summary>The media types that a page can show, the best first.</summary>
    private static readonly string[] Preferred =
        ["text/html", "image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp", "text/markdown", "text/latex", "text/plain"];

    /// <summary>All outputs in order; HTML from a cell goes in as it is.</summary>
    public static string Render(CellResult result)
    {
        var html = new StringBuilder();
        foreach (var output in result.Outputs) html.Append(Box(output));
        if (result.Error is { } error) html.Append(ErrorBox(result, error));
        return html.ToString();
    }

    private static string Box(CellOutput output) => output switch
    {
        CellOutput.Printed { IsError: true } printed => $"<pre class=\"output stream stderr\">{Escape(printed.Text)}</pre>\n",
        CellOutput.Printed printed => $"<pre class=\"output stream\">{Escape(printed.Text)}</pre>\n",
        CellOutput.Display display => DisplayBox(display.Data),
        _ => "",
    };

    private static string DisplayBox(IReadOnlyDictionary<string, string> data)
    {
        var type = Preferred.FirstOrDefault(data.ContainsKey) ?? data.Keys.Order(StringComparer.Ordinal).FirstOrDefault();
        return type switch
        {
            null => "",
            "text/html" or "image/svg+xml" => $"<div class=\"output rich\">{data[type]}</div>\n",
            _ when type.StartsWith("image/", StringComparison.Ordinal) => Picture(type, data[type], data.GetValueOrDefault("text/plain", "")),
            _ => $"<pre class=\"output\">{Escape(data[type])}</pre>\n",
        };
    }

    private static string Picture(string type, string base64, string description) =>
        $"<div class=\"output rich\"><img alt=\"{Escape(description)}\" src=\"data:{type};base64,{Escape(base64.Trim())}\"></div>\n";

    private static string ErrorBox(CellResult result, CellError error)
    {
        if (result.Status == CellStatus.NotRun) return $"<p class=\"output skipped\">{Escape(error.Message)}</p>\n";
        var line = error.Line is { } number ? $", line {number}" : "";
        var frames = error.StackTrace.Count > 0 ? $"\n{Escape(string.Join('\n', error.StackTrace))}" : "";
        return $"<div class=\"output error\" role=\"alert\"><strong>Cell {result.Number}{line}: {Escape(error.Name)}</strong>\n"
            + $"<pre>{Escape(error.Message)}<span class=\"trace\">{frames}</span></pre></div>\n";
    }

    /// <summary>Escapes for HTML and drops what would colour a terminal.</summary>
    private static string Escape(string text) => WebUtility.HtmlEncode(TerminalCode().Replace(text, ""));

    [GeneratedRegex(@"\x1B\[[0-9;?]*[A-Za-z]")]
    private static partial Regex TerminalCode();
}
