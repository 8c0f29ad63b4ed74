namespace NotebookEngine.Running;

/// <summary>What became of a cell.</summary>
public enum CellStatus
{
    /// <summary>It needs no session: Markdown, HTML or a diagram.</summary>
    Rendered,

    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It does not compile, threw, ended the session, ran too long, or is in a language that this engine does not run.</summary>
    Failed,

    /// <summary>It did not run because of an earlier cell, a time-out or a cancellation.</summary>
    NotRun,
}
