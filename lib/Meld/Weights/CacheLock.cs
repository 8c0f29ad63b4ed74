using Meld.Storage;

namespace Meld.Weights;

/// <summary>One process at a time puts something under a name of the cache.</summary>
internal static class CacheLock
{
    /// <summary>Waits until nobody else does, and holds the name until the result is disposed.</summary>
    public static async Task<IDisposable> AcquireAsync(
        WeightsCache cache, string name, IProgress<WorkProgress> progress, TimeProvider clock, CancellationToken cancellation)
    {
        Directory.CreateDirectory(cache.Folder);
        var path = Path.Combine(cache.Folder, $".{name}.lock");
        return await FileLock.AcquireAsync(
            path, () => progress.Report(new($"waiting for another process that fetches {name}")), clock, cancellation).ConfigureAwait(false);
    }
}
