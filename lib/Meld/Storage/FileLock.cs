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
            if (TryAcquire(path) is { } held) return held;
            if (attempt == 0) waiting();
            await Task.Delay(Pause, clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Holds the lock until the result, the open file, is disposed; null where somebody else holds it, alone or shared.</summary>
    /// <param name="path">The lock's file; made if it is missing, and left there.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be made or written.</exception>
    public static FileStream? TryAcquire(string path) => TryOpen(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Holds the lock together with others that do so, until the result is disposed; null where somebody holds it alone.</summary>
    /// <param name="path">The lock's file, which is only read.</param>
    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static IDisposable? TryShare(string path) => TryOpen(path, FileMode.Open, FileAccess.Read, FileShare.Read);

    private static FileStream? TryOpen(string path, FileMode mode, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, mode, access, share, bufferSize: 0);
        }
        catch (IOException error) when (IsHeld(error))
        {
            return null;
        }
    }

    // What .NET makes of EWOULDBLOCK from flock, and of Windows' sharing violation.
    private static bool IsHeld(IOException error) =>
        error.GetType() == typeof(IOException) && error.Message.Contains("being used by another process", StringComparison.Ordinal);
}
