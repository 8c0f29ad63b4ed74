using NotebookEngine.Documents;

namespace NotebookEngine.Session;

/// <summary>How the running of one cell ended.</summary>
/// <param name="Error">Why it failed, or null.</param>
/// <param name="SessionEnded">True when the session process has ended, so that no later cell can run.</param>
/// <param name="Cancelled">True when the cell's cancellation token is what ended the session.</param>
public sealed record ExecutionResult(CellError? Error, bool SessionEnded, bool Cancelled = false);
