using System.Collections.Concurrent;
using System.Diagnostics;
using LibTorch.Tests.Data;
using Meld.Torch;
using static TorchSharp.torch;

namespace LibTorch.Tests.Extras;

public class PrefetchingDataLoaderTests
{
    private static long[] Order(IEnumerable<Dictionary<string, Tensor>> loader) => [.. loader.SelectMany(batch => batch["twice"].data<long>().ToArray())];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(3, 2)]
    [InlineData(4, 8)]
    public void Batches_AreThoseOfTheLoaderWhateverTheWorkers(int workers, int capacity)
    {
        using var loader = utils.data.DataLoader(new NamedNumbers(53, index => Thread.Sleep((int)(index % 3))), 4, shuffle: true, seed: 3);
        var prefetching = loader.Prefetched(workers, capacity);
        var order = Order(loader);
        Assert.Equal(order, Order(prefetching));
        Assert.Equal(order, Order(prefetching));
        Assert.Equal(loader.Count, prefetching.Count);
    }

    [Fact]
    public void Batches_DropLast_IsKept()
    {
        using var loader = utils.data.DataLoader(new NamedNumbers(10), 4, drop_last: true);
        Assert.Equal(Order(loader), Order(loader.Prefetched(2)));
    }

    [Fact]
    public void Loading_GoesOnDuringTheUse()
    {
        using var loader = utils.data.DataLoader(new NamedNumbers(16, _ => Thread.Sleep(20)), 2);
        var watch = Stopwatch.StartNew();
        foreach (var _ in loader) Thread.Sleep(40);
        var plain = watch.Elapsed;
        watch.Restart();
        foreach (var _ in loader.Prefetched()) Thread.Sleep(40);
        // Eight batches: 8 * (40 + 40) ms one after the other, 40 + 8 * 40 ms side by side.
        Assert.True(watch.Elapsed < plain * 0.8, $"{watch.Elapsed} against {plain}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ExceptionOfAWorker_ComesAtItsBatch(int workers)
    {
        var dataset = new NamedNumbers(12, index => FailAt(7, index));
        using var loader = utils.data.DataLoader(dataset, 2);
        List<long> taken = [];
        var exception = Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var batch in loader.Prefetched(workers, 4)) taken.Add(batch["x"].data<long>().ToArray()[0]);
        });
        Assert.All(dataset.Made, tensor => Assert.True(tensor.IsInvalid));
        Assert.Equal("at 7", exception.Message);
        Assert.Equal([0L, 2L, 4L], taken);
    }

    [Fact]
    public void ExceptionOfTheOrder_ComesAtItsBatch()
    {
        using var loader = utils.data.DataLoader(new NamedNumbers(12), 2, Indices());
        List<long> taken = [];
        Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var batch in loader.Prefetched(2)) taken.Add(batch["x"].data<long>().ToArray()[0]);
        });
        Assert.Equal([0L, 2L], taken);

        static IEnumerable<long> Indices()
        {
            for (var i = 0L; ; i++)
            {
                FailAt(4, i);
                yield return i;
            }
        }
    }

    [Fact]
    public void MadeAhead_IsAtMostTheCapacity()
    {
        ConcurrentBag<long> loaded = [];
        using var loader = utils.data.DataLoader(new NamedNumbers(40, loaded.Add), 2);
        using var batches = loader.Prefetched(workers: 4, capacity: 3).GetEnumerator();
        Assert.True(batches.MoveNext());
        SpinWait.SpinUntil(() => loaded.Count > 8, 300);
        // One batch in use and three ahead, of two examples each.
        Assert.Equal(8, loaded.Count);
    }

    [Fact]
    public void LeavingInTheMiddle_StopsTheWorkersAndDisposesWhatTheyMade()
    {
        ConcurrentBag<long> loaded = [];
        ConcurrentBag<Tensor> made = [];
        using var loader = new TorchSharp.Modules.DataLoader<Dictionary<string, Tensor>, Tensor>(
            new NamedNumbers(1000, loaded.Add), 2, (examples, _) => Kept(stack([.. examples.Select(example => example["x"])])));
        foreach (var batch in loader.Prefetched(workers: 2, capacity: 5))
        {
            SpinWait.SpinUntil(() => made.Count == 6, 5000);
            Assert.Equal(6, made.Count);
            break;
        }
        var stopped = loaded.Count;
        Thread.Sleep(50);
        Assert.Equal(stopped, loaded.Count);
        Assert.All(made, tensor => Assert.True(tensor.IsInvalid));

        Tensor Kept(Tensor tensor)
        {
            made.Add(tensor);
            return tensor;
        }
    }

    [Fact]
    public void Batch_GoesToTheScopeOfItsTakerAndIsDisposedAtTheNext()
    {
        using var loader = utils.data.DataLoader(new NamedNumbers(6), 2);
        using var scope = NewDisposeScope();
        Tensor? last = null;
        foreach (var batch in loader.Prefetched())
        {
            Assert.True(scope.Contains(batch["x"]));
            if (last is not null) Assert.True(last.IsInvalid);
            last = batch["x"];
        }
        Assert.True(last!.IsInvalid);
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Batch_NotToBeDisposed_LivesAsLongAsTheScope()
    {
        using var loader = utils.data.DataLoader(new NamedNumbers(6), 2, disposeBatch: false);
        Tensor[] kept;
        using (NewDisposeScope())
        {
            kept = [.. loader.Prefetched(2).Select(batch => batch["x"])];
            Assert.All(kept, tensor => Assert.False(tensor.IsInvalid));
        }
        Assert.All(kept, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void CollatingFunction_ThatGivesAnExampleItself_KeepsItForTheBatch()
    {
        var dataset = new NamedNumbers(6);
        using var loader = new TorchSharp.Modules.DataLoader<Dictionary<string, Tensor>, Dictionary<string, Tensor>>(dataset, 1, (rows, _) => rows.First());
        Assert.Equal([0L, 2L, 4L, 6L, 8L, 10L], loader.Prefetched(2).Select(batch => batch["twice"].item<long>()));
        Assert.Equal(12, dataset.Made.Count);
        Assert.All(dataset.Made, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void Arguments_OutOfRange_AreRefused()
    {
        using var loader = utils.data.DataLoader(new NamedNumbers(6), 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => loader.Prefetched(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => loader.Prefetched(1, 0));
    }

    private static void FailAt(long index, long at)
    {
        if (index == at) throw new InvalidOperationException($"at {index}");
    }
}
