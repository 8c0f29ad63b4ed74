using System.Runtime.InteropServices;

namespace NotebookEngine.Session;

/// <summary>
/// The processes that a session's cells started, and those that they started, however they were detached: all inherit one environment
/// variable, unless they clear it. A process group or a parent's id would miss what called <c>setsid</c> or outlived its parent.
/// </summary>
internal static partial class SessionFamily
{
    /// <summary>Names the session in the environment of its process.</summary>
    public const string Variable = "NOTEBOOK_SESSION";

    private const int KillSignal = 9;

    /// <summary>Kills every process of the session; those that run as another user stay. On Linux only: elsewhere no environment can be read.</summary>
    /// <param name="session">The variable's value.</param>
    /// <param name="except">A process id to spare: the caller's own, when it is of the family.</param>
    public static void Kill(string session, int except = 0)
    {
        if (!OperatingSystem.IsLinux()) return;
        var entry = System.Text.Encoding.ASCII.GetBytes($"{Variable}={session}\0");
        var killed = new HashSet<int> { except };
        // A process may start another between being listed and being killed: look until nothing new is found.
        for (var found = true; found;)
        {
            found = false;
            foreach (var process in Members(entry).Where(killed.Add)) found |= SendSignal(process, KillSignal) == 0;
        }
    }

    private static IEnumerable<int> Members(byte[] entry) =>
        from folder in Directory.EnumerateDirectories("/proc")
        let process = int.TryParse(Path.GetFileName(folder.AsSpan()), null, out var id) ? id : 0
        where process > 0 && Environment(process).AsSpan().IndexOf(entry) >= 0
        select process;

    private static byte[] Environment(int process)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{process}/environ");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is another user's.
            return [];
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
