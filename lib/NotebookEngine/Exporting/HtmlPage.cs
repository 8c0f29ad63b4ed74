using System.Net;

namespace NotebookEngine.Exporting;

/// <summary>The shell of every page this engine writes: one file, no network, light and dark, readable on a phone.</summary>
public static class HtmlPage
{
    private static readonly Lazy<string> Style = new(ReadStyle);

    // Whatever a cell or a notebook puts into a page, the page asks no network for anything. Frames are of srcdoc, which no directive covers.
    private const string Policy =
        "default-src 'none'; img-src data:; media-src data:; font-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <summary>A whole page. Its colours are CSS custom properties, named at the top of its style sheet.</summary>
    /// <param name="title">The title, plain text.</param>
    /// <param name="bodyHtml">What stands in the page's <c>main</c> element, as HTML.</param>
    /// <param name="headHtml">More for the page's head, for example a style element of its own.</param>
    public static string Render(string title, string bodyHtml, string headHtml = "") =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <style>
        {Style.Value}</style>
        {headHtml}</head>
        <body>
        <main>
        {bodyHtml}</main>
        </body>
        </html>

        """;

    private static string ReadStyle()
    {
        using var resource = typeof(HtmlPage).Assembly.GetManifestResourceStream("page.css")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
