using NotebookEngine.Documents;
using NotebookEngine.Session;

namespace NotebookEngine.Running;

/// <summary>Runs a notebook from its first cell to its last, without anybody watching.</summary>
public static class NotebookRunner
{
    /// <summary>
    /// Runs every cell in a fresh session, which ends with the run. A failing cell does not throw: the result names it, and the run goes
    /// on unless it was asked to stop. When the session itself has ended, the code cells that follow are not run.
    /// </summary>
    /// <param name="notebook">The notebook, or the task that reads it: the session starts meanwhile.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="cancellationToken">Ends the run; the result has what was done until then.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The session cannot be started, or its working directory does not exist.</exception>
    public static async Task<RunResult> RunAsync(Task<Notebook> notebook, RunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var start = options.Clock.GetTimestamp();
        var session = NotebookSession.Start(options.Session);
        await using (session.ConfigureAwait(false))
        {
            using var limit = Limit(options.TotalTimeout, options.Clock);
            using var run = new NotebookRun(session, options, limit.Token, cancellationToken);
            var document = await notebook.ConfigureAwait(false);
            var cells = new List<CellResult>();
            foreach (var cell in document.Cells)
            {
                options.CellStarted?.Invoke(cells.Count + 1);
                cells.Add(await run.RunCellAsync(cells.Count + 1, cell).ConfigureAwait(false));
                options.CellEnded?.Invoke(cells[^1]);
            }
            return new RunResult(document, cells, options.Clock.GetElapsedTime(start), run.TimedOut, cancellationToken.IsCancellationRequested);
        }
    }

    /// <summary>Runs a notebook that is already read.</summary>
    /// <inheritdoc cref="RunAsync(Task{Notebook}, RunOptions, CancellationToken)"/>
    public static Task<RunResult> RunAsync(Notebook notebook, RunOptions options, CancellationToken cancellationToken = default) =>
        RunAsync(Task.FromResult(notebook), options, cancellationToken);

    private static CancellationTokenSource Limit(TimeSpan? limit, TimeProvider clock) =>
        new(limit ?? Timeout.InfiniteTimeSpan, clock);
}
