using NotebookEngine.Documents;

namespace NotebookEngine.Session;

/// <summary>Says why a session process ended, from its exit code alone.</summary>
internal static class ExitDescription
{
    /// <summary>Shells and .NET report death by signal n as exit code 128 + n.</summary>
    private static readonly Dictionary<int, string> Signals = new()
    {
        [132] = "SIGILL, an illegal instruction",
        [134] = "SIGABRT: stack overflow, FailFast or a native abort",
        [135] = "SIGBUS",
        [136] = "SIGFPE",
        [137] = "SIGKILL: killed, perhaps for memory",
        [139] = "SIGSEGV, a memory fault in native code",
        [143] = "SIGTERM",
    };

    /// <summary>The error of a cell whose caller cancelled it.</summary>
    public static CellError OfCancelledCell { get; } = new("Cancelled", "the cell was cancelled, which ended the session process");

    /// <summary>The error of the cell during which the process ended.</summary>
    public static CellError Of(int exitCode) => new("SessionEnded", $"the cell ended the session process ({Describe(exitCode)})");

    /// <summary>The error of a cell that came when the process had ended, or before it had started.</summary>
    public static CellError OfDeadSession(int exitCode) => new("SessionEnded", $"the session process does not run ({Describe(exitCode)})");

    private static string Describe(int exitCode) =>
        Signals.TryGetValue(exitCode, out var signal) ? $"exit code {exitCode}, {signal}" : $"exit code {exitCode}";
}
