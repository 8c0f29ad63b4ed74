using TorchSharp;
using TorchSharp.Modules;

namespace Meld.Torch;

/// <summary>
/// One pass over a loader's batches by several threads. Each takes the next number and the indices that go with it, makes the batch, and lays it down
/// under its number; the consumer takes them by number. Nobody takes a number while <c>capacity</c> batches are being made or lie there.
/// </summary>
internal sealed class PrefetchedEpoch<T, S> : IDisposable
{
    private readonly object gate = new();
    private readonly DataLoader<T, S> loader;
    private readonly int capacity;
    private readonly IEnumerator<long[]> indices;
    private readonly Dictionary<long, PrefetchedBatch<S>> ready = [];
    private readonly Thread[] threads;
    private long nextMade;
    private long nextTaken;
    private bool ended;

    internal PrefetchedEpoch(DataLoader<T, S> loader, int workers, int capacity)
    {
        this.loader = loader;
        this.capacity = capacity;
        indices = loader.sampler.Chunk(loader.batch_size).GetEnumerator();
        threads = [.. Enumerable.Range(0, workers).Select(i => new Thread(Work) { IsBackground = true, Name = $"batches {i}" })];
        foreach (var thread in threads) thread.Start();
    }

    /// <summary>The next batch; <see langword="null"/> after the last one.</summary>
    internal PrefetchedBatch<S>? Take()
    {
        PrefetchedBatch<S>? batch;
        lock (gate)
        {
            while (!ready.Remove(nextTaken, out batch))
            {
                if (ended && nextTaken == nextMade) return null;
                Monitor.Wait(gate);
            }
            nextTaken++;
            Monitor.PulseAll(gate);
        }
        batch.Failure?.Throw();
        return batch;
    }

    /// <summary>Stops the threads, waits for them, and disposes the batches that nobody took.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            Monitor.PulseAll(gate);
        }
        foreach (var thread in threads) thread.Join();
        foreach (var batch in ready.Values) batch.Dispose();
        ready.Clear();
        indices.Dispose();
    }

    private void Work()
    {
        while (Next() is var (number, chosen))
        {
            var batch = Make(chosen);
            lock (gate)
            {
                ready.Add(number, batch);
                Monitor.PulseAll(gate);
            }
        }
    }

    private (long Number, long[] Indices)? Next()
    {
        lock (gate)
        {
            while (!ended && nextMade - nextTaken >= capacity) Monitor.Wait(gate);
            if (ended) return null;
            try
            {
                if (indices.MoveNext() && !(loader.drop_last && indices.Current.Length < loader.batch_size)) return (nextMade++, indices.Current);
            }
            catch (Exception exception)
            {
                // The order itself failed: the consumer learns it where the batch would have been.
                ready.Add(nextMade++, PrefetchedBatch<S>.Failed(exception));
            }
            ended = true;
            Monitor.PulseAll(gate);
            return null;
        }
    }

    private PrefetchedBatch<S> Make(long[] chosen)
    {
        try
        {
            // Examples are disposed here, but for those that are the batch; what collating made leaves the inner scope and belongs to none.
            using var examples = torch.NewDisposeScope();
            var loaded = new T[chosen.Length];
            for (var i = 0; i < chosen.Length; i++) loaded[i] = loader.dataset.GetTensor(chosen[i]);
            using var collating = torch.NewDisposeScope();
            var batch = loader.collate_fn(loaded, loader.Device);
            var made = collating.DisposablesView.ToArray();
            collating.Detach(made);
            IDisposable[] passedOn = [.. BatchTensors.Of(batch).Where(examples.Contains)];
            examples.Detach(passedOn);
            return new PrefetchedBatch<S>(batch, [.. made, .. passedOn]);
        }
        catch (Exception exception)
        {
            return PrefetchedBatch<S>.Failed(exception);
        }
    }
}
