using System.Collections;
using Meld.Torch;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Modules;

/// <summary>
/// Batches of a data set's examples. Each is loaded when it is asked for; <c>Meld.Torch.PrefetchingDataLoader</c> loads ahead.
/// What a batch brought into being is disposed when the next one is asked for, unless disposeBatch is false.
/// </summary>
/// <typeparam name="T">An example.</typeparam>
/// <typeparam name="S">A batch.</typeparam>
public class DataLoader<T, S> : IEnumerable<S>, IDisposable
{
    /// <summary>A loader with an order of its own.</summary>
    /// <param name="dataset">The examples.</param>
    /// <param name="batchSize">Examples in a batch.</param>
    /// <param name="collate_fn">Makes a batch on the given device of examples.</param>
    /// <param name="shuffler">The indices of the examples of an epoch, in their order; enumerated once an epoch.</param>
    /// <param name="device">Where batches shall lie; null for the CPU.</param>
    /// <param name="num_worker">Threads that load the examples of one batch.</param>
    /// <param name="drop_last">Whether to leave out a last batch that would be smaller.</param>
    /// <param name="disposeBatch">Whether to dispose a batch when the next one is asked for.</param>
    /// <param name="disposeDataset">Whether to dispose the data set with the loader.</param>
    public DataLoader(
        Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, IEnumerable<long> shuffler, Device? device = null,
        int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(collate_fn);
        ArgumentNullException.ThrowIfNull(shuffler);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        this.dataset = dataset;
        this.collate_fn = collate_fn;
        this.drop_last = drop_last;
        batch_size = batchSize;
        sampler = shuffler;
        Device = device ?? CPU;
        num_workers = Math.Max(num_worker, 1);
        DisposeBatch = disposeBatch;
        DisposeDataset = disposeDataset;
    }

    /// <summary>A loader in the order of the data set, or in a random one.</summary>
    /// <param name="dataset">The examples.</param>
    /// <param name="batchSize">Examples in a batch.</param>
    /// <param name="collate_fn">Makes a batch on the given device of examples.</param>
    /// <param name="shuffle">Whether the order is random.</param>
    /// <param name="device">Where batches shall lie; null for the CPU.</param>
    /// <param name="seed">Seed of the order, the same every epoch; null for another order every epoch.</param>
    /// <param name="num_worker">Threads that load the examples of one batch.</param>
    /// <param name="drop_last">Whether to leave out a last batch that would be smaller.</param>
    /// <param name="disposeBatch">Whether to dispose a batch when the next one is asked for.</param>
    /// <param name="disposeDataset">Whether to dispose the data set with the loader.</param>
    public DataLoader(
        Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, bool shuffle = false, Device? device = null, int? seed = null,
        int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
        : this(dataset, batchSize, collate_fn, Order(dataset, shuffle, seed), device, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    /// <summary>The examples.</summary>
    public Dataset<T> dataset { get; }

    /// <summary>Examples in a batch.</summary>
    public int batch_size { get; }

    /// <summary>Whether a last batch that would be smaller is left out.</summary>
    public bool drop_last { get; }

    /// <summary>The indices of an epoch.</summary>
    public IEnumerable<long> sampler { get; }

    /// <summary>Threads that load the examples of one batch.</summary>
    public int num_workers { get; }

    /// <summary>Makes a batch of examples.</summary>
    public Func<IEnumerable<T>, Device, S> collate_fn { get; }

    /// <summary>Where batches lie.</summary>
    public Device Device { get; }

    /// <summary>Whether a batch is disposed when the next one is asked for.</summary>
    public bool DisposeBatch { get; }

    /// <summary>Whether the data set is disposed with the loader.</summary>
    public bool DisposeDataset { get; }

    /// <summary>Number of batches of an epoch over the whole data set.</summary>
    public long Count => drop_last ? dataset.Count / batch_size : (dataset.Count + batch_size - 1) / batch_size;

    /// <summary>Disposes the data set, if the loader was told to.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes the data set, if the loader was told to.</summary>
    /// <param name="disposing">Whether somebody asked for it.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && DisposeDataset) dataset.Dispose();
    }

    /// <summary>The batches of an epoch. Enumerate and use them on one thread.</summary>
    public IEnumerator<S> GetEnumerator()
    {
        foreach (var indices in sampler.Chunk(batch_size))
        {
            if (drop_last && indices.Length < batch_size) yield break;
            var (batch, made) = Load(indices);
            try
            {
                yield return batch;
            }
            finally
            {
                if (DisposeBatch)
                    foreach (var disposable in made) disposable.Dispose();
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One batch and what it brought into being, which belongs to no scope.</summary>
    private (S Batch, IReadOnlyList<IDisposable> Made) Load(long[] indices)
    {
        var examples = new T[indices.Length];
        var used = new IReadOnlyList<IDisposable>[indices.Length];
        try
        {
            if (num_workers == 1) for (var i = 0; i < indices.Length; i++) LoadExample(i);
            else Parallel.For(0, indices.Length, new ParallelOptions { MaxDegreeOfParallelism = num_workers }, LoadExample);
            using var scope = NewDisposeScope();
            var batch = collate_fn(examples, Device);
            var made = DetachAll(scope);
            // A batch may be made of the examples themselves: then they live as long as it does.
            var kept = BatchTensors.Of(batch);
            IDisposable[] passedOn = [.. used.SelectMany(disposables => disposables).Where(kept.Contains)];
            for (var i = 0; i < used.Length; i++) used[i] = [.. used[i].Where(disposable => !kept.Contains(disposable))];
            return (batch, [.. made, .. passedOn]);
        }
        finally
        {
            foreach (var disposables in used)
                foreach (var disposable in disposables ?? []) disposable.Dispose();
        }

        void LoadExample(int i)
        {
            using var scope = NewDisposeScope();
            examples[i] = dataset.GetTensor(indices[i]);
            used[i] = DetachAll(scope);
        }
    }

    private static IReadOnlyList<IDisposable> DetachAll(DisposeScope scope)
    {
        var all = scope.DisposablesView;
        scope.Detach(all);
        return all;
    }

    private static IEnumerable<long> Order(Dataset<T> dataset, bool shuffle, int? seed)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return shuffle ? new FisherYatesShuffler(dataset.Count, seed) : InOrder(dataset.Count);
    }

    private static IEnumerable<long> InOrder(long count)
    {
        for (var i = 0L; i < count; i++) yield return i;
    }
}
