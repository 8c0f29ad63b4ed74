using System.Runtime.InteropServices;

namespace NotebookEngine.Hosting;

/// <summary>The process's own descriptors 1 and 2, to which native code writes past <see cref="Console"/>.</summary>
internal sealed partial class NativeOutput(byte[] marker)
{
    private readonly Stream standardOutput = Console.OpenStandardOutput();
    private readonly Stream standardError = Console.OpenStandardError();

    /// <summary>Flushes what native code holds in C buffers, then tells the client that the cell's native output is complete.</summary>
    public void EndCell()
    {
        if (!OperatingSystem.IsWindows()) _ = FlushAll(0);
        foreach (var stream in (Stream[])[standardOutput, standardError])
        {
            try
            {
                stream.Write(marker);
            }
            catch (IOException)
            {
                // The cell closed the descriptor; the client stops waiting for it.
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int FlushAll(nint everyStream);
}
