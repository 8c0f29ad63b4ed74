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

    /// <summary>The error of the cell during which the process ended.</summary>
    public static CellError Of(int exitCode)
    {
        var signal = Signals.TryGetValue(exitCode, out var name) ? $", {name}" : "";
        return new CellError("SessionEnded", $"the cell ended the session process (exit code {exitCode}{signal})");
    }
}
