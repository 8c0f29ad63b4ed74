namespace NotebookEngine.Exporting;

/// <summary>A heading of a notebook's Markdown.</summary>
/// <param name="Level">From 1, the title, to 6.</param>
/// <param name="Text">Its text without markup.</param>
/// <param name="Id">Its anchor in the page.</param>
internal sealed record Heading(int Level, string Text, string Id);
