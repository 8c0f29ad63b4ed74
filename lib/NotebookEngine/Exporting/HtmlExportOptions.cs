namespace NotebookEngine.Exporting;

/// <summary>How a run is written as a page.</summary>
public sealed record HtmlExportOptions
{
    /// <summary>The page's title when no cell has a heading.</summary>
    public string FallbackTitle { get; init; } = "Notebook";

    /// <summary>The notebook's folder: pictures that its Markdown names relative to it are put into the page; null to put in none.</summary>
    public string? PictureBase { get; init; }

    /// <summary>A <c>mermaid.min.js</c> to put into a page with diagrams; without it their text is shown.</summary>
    public string? MermaidScript { get; init; }

    /// <summary>True to let links to <c>x.dib</c> lead to <c>x.html</c>, for notebooks exported side by side.</summary>
    public bool LinkNotebooksToPages { get; init; }
}
