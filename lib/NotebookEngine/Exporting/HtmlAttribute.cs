namespace NotebookEngine.Exporting;

/// <summary>An attribute of a tag.</summary>
/// <param name="Name">Its name in lower case.</param>
/// <param name="Value">Its value, unescaped; empty when it has none.</param>
/// <param name="Start">Where its value starts in the text, with the quote.</param>
/// <param name="End">Where its value ends, behind the quote.</param>
internal sealed record HtmlAttribute(string Name, string Value, int Start, int End);
