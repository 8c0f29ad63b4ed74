using System.Net;

namespace NotebookEngine.Exporting;

/// <summary>Diagrams in a page.</summary>
internal static class MermaidHtml
{
    /// <summary>The diagram's text, readable as it is; <see cref="Script"/> replaces it by the drawing.</summary>
    public static string Figure(string diagram) =>
        $"<figure class=\"diagram\"><pre class=\"mermaid-source\">{WebUtility.HtmlEncode(diagram)}</pre></figure>\n";

    /// <summary>The mermaid library and the call that draws every figure of the page; one it cannot draw keeps its text.</summary>
    public static string Script(string library) =>
        $$"""
        <script>{{library.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)}}</script>
        <script>
        mermaid.initialize({ startOnLoad: false, theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "neutral" });
        mermaid.run({ querySelector: ".mermaid-source", suppressErrors: true });
        </script>

        """;
}
