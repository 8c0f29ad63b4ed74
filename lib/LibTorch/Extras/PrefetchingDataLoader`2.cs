using System.Collections;
using TorchSharp;
using TorchSharp.Modules;

namespace Meld.Torch;

/// <summary>
/// Gives the batches of a loader, in the loader's order, made ahead of their use by background threads: while a step of training runs, the next batches
/// are read and collated. The loader's <c>GetTensor</c> and <c>collate_fn</c> must bear being called from several threads at once, and must draw random
/// numbers from the index, not from a shared source, if epochs shall be repeatable.
/// </summary>
/// <remarks>
/// Uses TorchSharp's public API only, so this source works with the real TorchSharp too. An enumerator must be disposed (foreach does that): this stops
/// its threads, after the example they are at, and disposes what they made. A batch goes to the innermost dispose scope of the thread that takes it and,
/// unless the loader says otherwise, is disposed when the next one is taken.
/// </remarks>
/// <typeparam name="T">An example.</typeparam>
/// <typeparam name="S">A batch.</typeparam>
public sealed class PrefetchingDataLoader<T, S> : IEnumerable<S>, IDisposable
{
    private readonly DataLoader<T, S> loader;
    private readonly int workers;
    private readonly int capacity;

    /// <summary>Wraps a loader.</summary>
    /// <param name="loader">Says what the batches are; it is not enumerated itself.</param>
    /// <param name="workers">Number of threads; each makes whole batches.</param>
    /// <param name="capacity">
    /// The most batches that are made ahead or being made. Memory is bounded by this number and one more batch, the one in use; more workers than this
    /// have nothing to do.
    /// </param>
    public PrefetchingDataLoader(DataLoader<T, S> loader, int workers = 1, int capacity = 2)
    {
        ArgumentNullException.ThrowIfNull(loader);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        this.loader = loader;
        this.workers = workers;
        this.capacity = capacity;
    }

    /// <summary>Number of batches in an epoch.</summary>
    public long Count => loader.Count;

    /// <summary>The batches of an epoch. Enumerate and use them on one thread.</summary>
    /// <exception cref="Exception">What a worker met, thrown at the batch in which it met it.</exception>
    public IEnumerator<S> GetEnumerator()
    {
        using var epoch = new PrefetchedEpoch<T, S>(loader, workers, capacity);
        while (epoch.Take() is { } made)
        {
            try
            {
                torch.CurrentDisposeScope?.Attach(made.Disposables);
                yield return made.Batch;
            }
            finally
            {
                if (loader.DisposeBatch) made.Dispose();
            }
        }
    }

    /// <summary>Disposes the loader, and with it the data set if the loader was told to.</summary>
    public void Dispose() => loader.Dispose();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
