using NotebookEngine.Documents;
using NotebookEngine.Session;

namespace NotebookEngine.Running;

/// <summary>One run under way: which cells may still run, and why not.</summary>
/// <param name="session">Where C# cells run.</param>
/// <param name="options">How to run.</param>
/// <param name="timeout">Cancelled when the whole run has taken too long.</param>
/// <param name="cancellation">Cancelled by the caller.</param>
internal sealed class NotebookRun(
    NotebookSession session, RunOptions options, CancellationToken timeout, CancellationToken cancellation) : IDisposable
{
    private readonly CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout, cancellation);
    private string? obstacle;
    private int executed;

    /// <summary>True when a cell or the whole run met its time limit.</summary>
    public bool TimedOut { get; private set; }

    /// <summary>Runs or renders one cell.</summary>
    public async Task<CellResult> RunCellAsync(int number, NotebookCell cell)
    {
        if (Rendered(cell) is { } outputs) return new CellResult(number, cell, CellStatus.Rendered, outputs, TimeSpan.Zero);
        if (obstacle is not null)
            return new CellResult(number, cell, CellStatus.NotRun, [], TimeSpan.Zero, new CellError("NotRun", $"not run: {obstacle}"));
        var result = cell.Language == CellLanguage.CSharp
            ? await ExecuteAsync(number, cell).ConfigureAwait(false)
            : new CellResult(number, cell, CellStatus.Failed, [], TimeSpan.Zero, NoRunner(cell.Language));
        if (result.Status == CellStatus.Failed && options.StopOnError) obstacle ??= $"the run stopped at the failure of cell {number}";
        return result;
    }

    /// <inheritdoc/>
    public void Dispose() => either.Dispose();

    /// <summary>The outputs of a cell that needs no session: Markdown and diagrams are shown by who reads the cell, HTML shows itself.</summary>
    private static IReadOnlyList<CellOutput>? Rendered(NotebookCell cell)
    {
        if (cell.Language == CellLanguage.Markdown || cell.Language == CellLanguage.Mermaid) return [];
        if (cell.Language != CellLanguage.Html) return null;
        return [new CellOutput.Display(new Dictionary<string, string> { ["text/html"] = cell.Text }, IsResult: false)];
    }

    private static CellError NoRunner(CellLanguage language) =>
        new("UnsupportedLanguage", $"this engine does not run {language} cells; it runs csharp and shows markdown, html and mermaid");

    private async Task<CellResult> ExecuteAsync(int number, NotebookCell cell)
    {
        await WarmUpAsync().ConfigureAwait(false);
        var start = options.Clock.GetTimestamp();
        using var cellLimit = new CancellationTokenSource(options.CellTimeout ?? Timeout.InfiniteTimeSpan, options.Clock);
        using var limits = CancellationTokenSource.CreateLinkedTokenSource(cellLimit.Token, either.Token);
        var collector = new OutputCollector();
        var result = await session.ExecuteAsync(cell.Text, $"cell {number}", collector.Add, limits.Token).ConfigureAwait(false);
        var error = result.Cancelled ? EndReason() : result.Error;
        if (result.SessionEnded) obstacle = cancellation.IsCancellationRequested ? "the run was cancelled" : $"the session ended in cell {number}";
        var status = error is null ? CellStatus.Succeeded : CellStatus.Failed;
        return new CellResult(number, cell, status, collector.Finish(), options.Clock.GetElapsedTime(start), error, ++executed);
    }

    /// <summary>Keeps the session's start out of the first cell's time.</summary>
    private async Task WarmUpAsync()
    {
        try
        {
            await session.WaitUntilReadyAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The cell ends at once and says which limit it was.
        }
    }

    /// <summary>Why this run itself ended the session.</summary>
    private CellError EndReason()
    {
        if (cancellation.IsCancellationRequested) return new CellError("Cancelled", "the run was cancelled");
        TimedOut = true;
        return timeout.IsCancellationRequested ? TookTooLong("run", options.TotalTimeout) : TookTooLong("cell", options.CellTimeout);
    }

    private static CellError TookTooLong(string what, TimeSpan? limit) =>
        new("TimeOut", $"the {what} took longer than its limit of {limit!.Value.TotalSeconds:0.###} s");
}
