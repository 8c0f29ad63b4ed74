namespace NotebookEngine.Documents;

/// <summary>Why a cell failed.</summary>
/// <param name="Name">The exception's type name, or a word for what else went wrong, for example <c>CompilationError</c>.</param>
/// <param name="Message">What went wrong, for people; may have several lines.</param>
/// <param name="Line">The 1-based line of the cell's text, if one is to blame.</param>
public sealed record CellError(string Name, string Message, int? Line = null)
{
    /// <summary>The user's frames, innermost first; empty when there are none.</summary>
    public IReadOnlyList<string> StackTrace { get; init; } = [];
}
