namespace Meld.Storage;

/// <summary>A lock between processes on a file that is only there for it; the system frees it when its holder ends, however that ends.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until nobody else holds the lock, and holds it until the result is disposed.</summary>
    /// <param name="path">The lock's file; made if it is missing, and left there.</param>
    /// <param name="waiting">Called once when there is somebody to wait for.</param>
    /// <param name="clock">Measures the pauses between attempts.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static async Task<IDisposable> AcquireAsync(string path, Action waiting, TimeProvider clock, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException error) when (IsHeld(error))
            {
                if (attempt == 0) waiting();
                await Task.Delay(Pause, clock, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether a file could not be opened because another process has it for itself.</summary>
    // What .NET makes of EWOULDBLOCK from flock, and of Windows' sharing violation.
    public static bool IsHeld(IOException error) =>
        error.GetType() == typeof(IOException) && error.Message.Contains("being used by another process", StringComparison.Ordinal);
}
