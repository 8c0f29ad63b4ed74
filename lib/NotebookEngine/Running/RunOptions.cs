using NotebookEngine.Session;

namespace NotebookEngine.Running;

/// <summary>How a notebook is run.</summary>
public sealed record RunOptions
{
    /// <summary>How its session is started: the working directory is the notebook's folder.</summary>
    public required SessionOptions Session { get; init; }

    /// <summary>How long one cell may run; null for no limit. The session's start does not count.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>How long the whole run may take, the session's start included; null for no limit.</summary>
    public TimeSpan? TotalTimeout { get; init; }

    /// <summary>True to run no code cell after one has failed.</summary>
    public bool StopOnError { get; init; }

    /// <summary>Called when a cell begins, with its number; null for none.</summary>
    public Action<int>? CellStarted { get; init; }

    /// <summary>Called when a cell has ended; null for none.</summary>
    public Action<CellResult>? CellEnded { get; init; }

    /// <summary>The clock of the time-outs and durations.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
