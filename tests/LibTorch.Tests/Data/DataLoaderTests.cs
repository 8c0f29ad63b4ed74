using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace LibTorch.Tests.Data;

public class DataLoaderTests
{
    [Fact]
    public void TensorDataset_GivesRows()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (arange(12).reshape(4, 3), arange(4));
        using var dataset = utils.data.TensorDataset(x, y);
        x.Dispose();

        Assert.Equal(4, dataset.Count);
        var row = dataset.GetTensor(2);
        Assert.Equal([6L, 7L, 8L], row[0].data<long>().ToArray());
        Assert.Equal(2L, row[1].item<long>());
        Assert.Throws<ArgumentException>(() => utils.data.TensorDataset(y, arange(3)));
        Assert.Throws<ArgumentNullException>(() => utils.data.TensorDataset());
    }

    [Theory]
    [InlineData(false, new long[] { 4, 4, 2 })]
    [InlineData(true, new long[] { 4, 4 })]
    public void Batches_InOrder_LastOneSmallerOrDropped(bool drop, long[] sizes)
    {
        using var loader = utils.data.DataLoader(Numbers(10), 4, drop_last: drop);
        long[][] batches = [.. loader.Select(batch => batch[0].data<long>().ToArray())];

        Assert.Equal(sizes, batches.Select(batch => (long)batch.Length));
        Assert.Equal(sizes.Length, loader.Count);
        Assert.Equal(Enumerable.Range(0, (int)sizes.Sum()).Select(i => (long)i), batches.SelectMany(batch => batch));
    }

    [Fact]
    public void Shuffle_WithASeed_IsTheSameEveryEpochWhateverTheWorkers()
    {
        using var one = utils.data.DataLoader(Numbers(50), 8, shuffle: true, seed: 5);
        using var four = utils.data.DataLoader(Numbers(50), 8, shuffle: true, seed: 5, num_worker: 4);
        var order = Order(one);
        Assert.Equal(order, Order(one));
        Assert.Equal(order, Order(four));
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (long)i), order.Order());
        Assert.NotEqual(order.Order(), order);
    }

    [Fact]
    public void Shuffle_WithoutASeed_DiffersFromEpochToEpoch()
    {
        using var loader = utils.data.DataLoader(Numbers(50), 8, shuffle: true);
        Assert.NotEqual(Order(loader), Order(loader));
    }

    [Fact]
    public void Shuffler_ASeed_HasTheOrderOfTorchSharp() =>
        Assert.Equal([5L, 2L, 4L, 6L, 7L, 1L, 3L, 0L], new FisherYatesShuffler(8, 1));

    [Fact]
    public void Shuffler_EveryOrderOfThree_ComesAboutAsOften()
    {
        var counts = Enumerable.Range(0, 6000).Select(seed => string.Join(' ', new FisherYatesShuffler(3, seed))).CountBy(order => order).ToArray();
        Assert.Equal(6, counts.Length);
        Assert.All(counts, count => Assert.InRange(count.Value, 850, 1150));
    }

    [Fact]
    public void Batch_IsDisposedWhenTheNextOneIsTaken()
    {
        using var loader = utils.data.DataLoader(Numbers(6), 2);
        List<Tensor> taken = [];
        foreach (var batch in loader)
        {
            Assert.False(batch[0].IsInvalid);
            Assert.All(taken, tensor => Assert.True(tensor.IsInvalid));
            taken.Add(batch[0]);
        }
        Assert.Equal(3, taken.Count);
        Assert.All(taken, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void Batch_NotToBeDisposed_StaysAndBelongsToNoScope()
    {
        using var loader = utils.data.DataLoader(Numbers(6), 2, disposeBatch: false);
        Tensor first;
        using (NewDisposeScope()) first = loader.First()[0];
        Assert.Equal([0L, 1L], first.data<long>().ToArray());
        first.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Epoch_LeavesNoTensorBehind(int workers)
    {
        var dataset = new NamedNumbers(9);
        using var loader = utils.data.DataLoader(dataset, 4, shuffle: true, num_worker: workers);
        List<Tensor> batches = [];
        foreach (var batch in loader) batches.AddRange(batch.Values);

        Assert.Equal(18, dataset.Made.Count);
        Assert.Equal(6, batches.Count);
        Assert.All(dataset.Made.Concat(batches), tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void ExceptionOfAnExample_LeavesNoTensorBehind()
    {
        var dataset = new NamedNumbers(9, index => ArgumentOutOfRangeException.ThrowIfEqual(index, 6));
        using var loader = utils.data.DataLoader(dataset, 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => loader.ToArray());
        Assert.Equal(12, dataset.Made.Count);
        Assert.All(dataset.Made, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void DataLoader_NamedTensors_AreStackedByName()
    {
        using var loader = utils.data.DataLoader(new NamedNumbers(5), 3);
        using var batches = loader.GetEnumerator();
        Assert.True(batches.MoveNext());
        Assert.Equal([0L, 2L, 4L], batches.Current["twice"].data<long>().ToArray());
        Assert.True(batches.MoveNext());
        Assert.Equal([3L, 4L], batches.Current["x"].data<long>().ToArray());
        Assert.False(batches.MoveNext());
    }

    [Fact]
    public void DataLoader_ACollatingFunctionOfOnesOwn()
    {
        using var loader = new DataLoader<IList<Tensor>, Tensor>(Numbers(5), 2, (rows, _) => stack([.. rows.Select(row => row[0])]), [4, 0, 2]);
        Assert.Equal([[4L, 0L], [2L]], loader.Select(batch => batch.data<long>().ToArray()));
    }

    [Fact]
    public void CollatingFunction_ThatGivesAnExampleItself_KeepsItForTheBatch()
    {
        var dataset = new NamedNumbers(4);
        List<Tensor> taken = [];
        using (var loader = new DataLoader<Dictionary<string, Tensor>, Tensor>(dataset, 1, (rows, _) => rows.First()["x"]))
            foreach (var batch in loader)
            {
                Assert.Equal(taken.Count, batch.item<long>());
                taken.Add(batch);
            }
        using (var loader = new DataLoader<Dictionary<string, Tensor>, Dictionary<string, Tensor>>(dataset, 1, (rows, _) => rows.First()))
            Assert.Equal([0L, 2L, 4L, 6L], loader.Select(batch => batch["twice"].item<long>()));
        using (var loader = new DataLoader<Dictionary<string, Tensor>, IList<Tensor>>(dataset, 2, (rows, _) => [.. rows.Select(row => row["x"])]))
            Assert.Equal([0L, 1L, 2L, 3L], loader.SelectMany(batch => batch.Select(one => one.item<long>()).ToArray()));
        using (var loader = new DataLoader<Dictionary<string, Tensor>, (Tensor, Tensor)>(dataset, 1, (rows, _) => (rows.First()["x"], rows.First()["twice"])))
            Assert.Equal([0L, 3L, 6L, 9L], loader.Select(batch => batch.Item1.item<long>() + batch.Item2.item<long>()));
        Assert.Equal(32, dataset.Made.Count);
        Assert.All(dataset.Made, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void Dispose_DisposesTheDataSetUnlessToldOtherwise()
    {
        var (own, shared) = (new NamedNumbers(3), new NamedNumbers(3));
        utils.data.DataLoader(own, 2).Dispose();
        utils.data.DataLoader(shared, 2, disposeDataset: false).Dispose();
        Assert.True(own.Disposed);
        Assert.False(shared.Disposed);
    }

    private static TensorDataset Numbers(long count)
    {
        using var numbers = arange(count);
        return utils.data.TensorDataset(numbers);
    }

    private static long[] Order(IEnumerable<IList<Tensor>> loader) => [.. loader.SelectMany(batch => batch[0].data<long>().ToArray())];
}
