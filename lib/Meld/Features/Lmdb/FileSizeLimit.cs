using System.Runtime.InteropServices;

namespace Meld.Features.Lmdb;

/// <summary>The limit on the size of a process's files (<c>ulimit -f</c>).</summary>
internal static class FileSizeLimit
{
    // SIGXFSZ of Linux.
    private const int Signal = 25;

    private static readonly Lazy<PosixSignalRegistration> Registration =
        new(() => PosixSignalRegistration.Create((PosixSignal)Signal, context => context.Cancel = true));

    /// <summary>Makes a file that may not grow an error of that write, and not the end of the process. Comes before anything is written.</summary>
    public static void BecomesAnError() => _ = Registration.Value;
}
