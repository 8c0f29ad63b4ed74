using NotebookEngine.Documents;

namespace NotebookEngine.Running;

/// <summary>What became of a notebook's run.</summary>
/// <param name="Notebook">The notebook.</param>
/// <param name="Cells">Every cell, in order, whatever happened.</param>
/// <param name="Duration">How long the run took.</param>
/// <param name="TimedOut">True when a cell or the whole run met its time limit.</param>
/// <param name="Cancelled">True when the caller cancelled the run.</param>
public sealed record RunResult(Notebook Notebook, IReadOnlyList<CellResult> Cells, TimeSpan Duration, bool TimedOut, bool Cancelled)
{
    /// <summary>The cells that failed, without those that did not run because of them.</summary>
    public IEnumerable<CellResult> Failures => Cells.Where(cell => cell.Status == CellStatus.Failed);

    /// <summary>True when every cell ran and none failed.</summary>
    public bool Succeeded => Cells.All(cell => cell.Status is CellStatus.Rendered or CellStatus.Succeeded);
}
