namespace NotebookEngine.Documents;

/// <summary>One cell of a notebook.</summary>
/// <param name="Language">What the text is written in.</param>
/// <param name="Text">The text, lines separated by a line feed, without blank lines at either end.</param>
/// <param name="Line">The 1-based line of the file in which the text begins; 1 for a cell that came from no file.</param>
public sealed record NotebookCell(CellLanguage Language, string Text, int Line = 1);
