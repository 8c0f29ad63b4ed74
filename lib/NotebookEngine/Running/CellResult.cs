using System.Text.RegularExpressions;
using NotebookEngine.Documents;

namespace NotebookEngine.Running;

/// <summary>What became of one cell of a run.</summary>
/// <param name="Number">The cell's 1-based place among all cells of the notebook.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Outputs">What it put out, in order; the output of a failed cell up to its failure.</param>
/// <param name="Duration">How long it ran; zero for a cell that needs no session.</param>
/// <param name="Error">Why it failed or did not run; null otherwise.</param>
/// <param name="ExecutionCount">Its 1-based place among the cells that ran, or null.</param>
public sealed partial record CellResult(
    int Number,
    NotebookCell Cell,
    CellStatus Status,
    IReadOnlyList<CellOutput> Outputs,
    TimeSpan Duration,
    CellError? Error = null,
    int? ExecutionCount = null)
{
    /// <summary>The 1-based line of the notebook's file at which the cell failed: its first line when none is to blame.</summary>
    public int? FileLine => Error is null ? null : Cell.Line + (Error.Line ?? 1) - 1;

    /// <summary>Cell, line and message in one sentence, or null: <c>cell 3, line 12: error CS0103: …</c>, the line counted in the file.</summary>
    public string? Failure => Error is null ? null : $"cell {Number}, line {FileLine}: {Error.Name}: {MessageOfFile(Error)}";

    /// <summary>The compiler counts the cell's lines; a sentence that also names a line of the file must not mix the two.</summary>
    private string MessageOfFile(CellError error) => error.Name != "CompilationError" ? error.Message : Place().Replace(
        error.Message, place => int.TryParse(place.Groups[1].Value, null, out var line) ? $"({Cell.Line + line - 1}," : place.Value);

    [GeneratedRegex(@"^\((\d+),(?=\d+\): error )", RegexOptions.Multiline)]
    private static partial Regex Place();
}
