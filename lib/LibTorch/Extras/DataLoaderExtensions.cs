using TorchSharp.Modules;

namespace Meld.Torch;

/// <summary>What a loader can do besides what TorchSharp's can.</summary>
public static class DataLoaderExtensions
{
    /// <summary>The same batches in the same order, made ahead by background threads.</summary>
    /// <param name="loader">The loader.</param>
    /// <param name="workers">Number of threads; each makes whole batches.</param>
    /// <param name="capacity">The most batches that are made ahead or being made.</param>
    public static PrefetchingDataLoader<T, S> Prefetched<T, S>(this DataLoader<T, S> loader, int workers = 1, int capacity = 2) =>
        new(loader, workers, capacity);
}
