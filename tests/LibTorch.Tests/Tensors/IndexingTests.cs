using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Tensors;

public class IndexingTests
{
    // 0 1 2 / 3 4 5, and 10 more in the second matrix.
    private static Tensor Cube() => torch.tensor(new float[] { 0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15 }, [2, 2, 3]);

    private static float[] Values(Tensor tensor) => tensor.data<float>().ToArray();

    [Fact]
    public void NumbersPickOnePlaceOfLeadingDimensions()
    {
        var x = Cube();
        Assert.Equal([10f, 11, 12, 13, 14, 15], Values(x[1]));
        Assert.Equal([10f, 11, 12, 13, 14, 15], Values(x[-1]));
        Assert.Equal([3f, 4, 5], Values(x[0, 1]));
        Assert.Equal(14f, x[1, 1, 1].item<float>());
        Assert.Equal([3f, 4, 5], Values(x[new long[] { 0, 1 }]));
        Assert.Empty(x[1, 1, 1].shape);
    }

    [Fact]
    public void AssignedValuesMayHaveLeadingDimensionsOfOneMore()
    {
        var x = torch.zeros(3);
        x[torch.tensor(new long[] { 0, 2 })] = torch.tensor(new float[] { 1, 2 }, [1, 2]);
        x[1..2] = torch.tensor(new float[] { 3 }, [1, 1, 1]);
        Assert.Equal([1f, 3, 2], Values(x));
    }

    [Fact]
    public void AnIndexThatIsNullIsNamed()
    {
        Assert.Throws<ArgumentNullException>(() => Cube()[TensorIndex.Ellipsis, TensorIndex.Tensor(null!)]);
        Assert.Throws<ArgumentNullException>(() => Cube()[TensorIndex.Tensor(null!)]);
    }

    [Fact]
    public void UpToSixNumbers()
    {
        var x = torch.arange(64).reshape(2, 2, 2, 2, 2, 2);
        Assert.Equal(60, x[1, 1, 1, 1, 0, 0].item<long>());
        Assert.Equal([60L, 61], x[1, 1, 1, 1, 0].data<long>().ToArray());
        Assert.Equal([60L, 61, 62, 63], x[1, 1, 1, 1].flatten().data<long>().ToArray());
        x[1, 1, 1, 1, 1, 1] = -1L;
        x[0, 0, 0, 0, 0] = torch.tensor(new long[] { 7, 8 });
        Assert.Equal(-1, x[1, 1, 1, 1, 1, 1].item<long>());
        Assert.Equal([7L, 8], x[0, 0, 0, 0, 0].data<long>().ToArray());
    }

    [Fact]
    public void RangesEllipsesAndNewDimensions()
    {
        var x = Cube();
        Assert.Equal([0f, 1, 2, 10, 11, 12], Values(x[.., 0]));
        Assert.Equal([1f, 2, 4, 5, 11, 12, 14, 15], Values(x[TensorIndex.Ellipsis, 1..3]));
        Assert.Equal([1f, 4, 11, 14], Values(x[TensorIndex.Ellipsis, ^2]));
        Assert.Equal([0f, 3, 10, 13], Values(x[.., .., ..1]));
        Assert.Equal([1f, 4, 11, 14], Values(x[.., .., 1..^1]));
        Assert.Equal([0f, 2, 3, 5, 10, 12, 13, 15], Values(x[TensorIndex.Ellipsis, TensorIndex.Slice(null, null, 2)]));
        Assert.Equal([2L, 1, 2, 3], x[TensorIndex.Colon, TensorIndex.None].shape);
        Assert.Equal([2L, 2, 3, 1], x[TensorIndex.Ellipsis, TensorIndex.Null].shape);
        Assert.Equal([1L, 2, 3], x[TensorIndex.Slice(1, 2)].shape);
        Assert.Equal([2L, 2, 1], x[.., .., (0, 1)].shape);
    }

    [Fact]
    public void WholeSlicesGiveAnotherObjectForTheSameData()
    {
        using var x = Cube();
        using (var y = x[TensorIndex.Colon]) y[0, 0, 0] = 99f;
        Assert.Equal(99f, x[0, 0, 0].item<float>());
    }

    [Fact]
    public void TensorsPickAndMasksFilter()
    {
        var x = Cube();
        var picks = torch.tensor(new long[] { 1, 0 });
        Assert.Equal([10f, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5], Values(x[picks]));
        Assert.Equal([13f, 14, 15, 0, 1, 2], Values(x[picks, picks]));
        Assert.Equal([11f, 14, 1, 4], Values(x[TensorIndex.Tensor(picks), .., 1]));
        Assert.Equal([14f, 15], Values(x[x > 13]));
        Assert.Equal([2L, 1, 3], x[.., TensorIndex.Tensor(torch.tensor(new[] { true, false }))].shape);
        // A tensor without dimensions is a number.
        Assert.Equal([2L, 3], x[TensorIndex.Tensor(torch.tensor(1L))].shape);
        Assert.Equal([1L, 2, 2, 3], x[TensorIndex.Bool(true)].shape);
        Assert.Equal([0L, 2, 2, 3], x[TensorIndex.Bool(false)].shape);
    }

    [Fact]
    public void SettingWritesIntoTheTensor()
    {
        var x = Cube();
        x[0, 0, 0] = 1.5f;
        x[1, 0] = torch.tensor(new float[] { 7, 8, 9 });
        x[.., 1, 1..] = torch.tensor(new float[] { -1, -2 });
        x[x > 12] = 0;
        Assert.Equal([1.5f, 1, 2, 3, -1, -2, 7, 8, 9, 0, -1, -2], Values(x));
        x[torch.tensor(new long[] { 0 })] = torch.zeros(2, 3);
        Assert.Equal(0f, x[0].abs().sum().item<float>());
        // Leading dimensions of size 1 are dropped as PyTorch drops them.
        x[0, 0] = torch.ones(1, 1, 3);
        Assert.Equal([1f, 1, 1], Values(x[0, 0]));
    }

    [Fact]
    public void PutsAndAccumulates()
    {
        var x = torch.zeros(3);
        var places = torch.tensor(new long[] { 0, 0, 2 });
        x.index_put_(torch.tensor(new float[] { 1, 2, 3 }), [TensorIndex.Tensor(places)], accumulate: true);
        Assert.Equal([3f, 0, 3], Values(x));
        x.index_put_(5, TensorIndex.Single(1));
        x.index_put_((Scalar)6, places);
        Assert.Equal([6f, 5, 6], Values(x));
        Assert.Equal([6f, 6, 6], Values(x.index(places)));
        Assert.Equal(5f, x.index(TensorIndex.Single(-2)).item<float>());
        Assert.Throws<ArgumentException>(() => x.index_put_(torch.ones(1), [TensorIndex.Single(0)], accumulate: true));
    }

    [Fact]
    public void GradientsFlowThroughEveryKindOfIndex()
    {
        var x = Cube().requires_grad_();
        (x[1, 0].sum() + (2 * x[.., .., 1]).sum() + x[torch.tensor(new long[] { 0, 0 })].sum()).backward();
        Assert.Equal([2f, 4, 2, 2, 4, 2, 1, 3, 1, 0, 2, 0], Values(x.grad!));
    }

    [Fact]
    public void WrongPlacesAreRefused()
    {
        var x = Cube();
        Assert.ThrowsAny<Exception>(() => x[2]);
        Assert.ThrowsAny<Exception>(() => x[0, 0, 0, 0]);
        Assert.ThrowsAny<Exception>(() => x[.., .., .., 0]);
        Assert.ThrowsAny<Exception>(() => x[torch.tensor(new long[] { 2 })]);
        // C# finds a way to compile this, as with TorchSharp; the tensor has to be a TensorIndex.
        Assert.Throws<InvalidOperationException>(() => x[TensorIndex.Colon, torch.tensor(1L)]);
    }

    [Fact]
    public void NothingIsLeftBehind()
    {
        using var x = Cube();
        using var mask = x > 3;
        using var one = torch.tensor(1f);
        using (x[0, 1, 2])
        {
        }
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        x[0, 0, 0].Dispose();
        x[.., 1..2, TensorIndex.None].Dispose();
        x[mask].Dispose();
        x[TensorIndex.Bool(true)].Dispose();
        x[0, 1, 1] = one;
        x[mask] = one;
        x[.., 0] = one;
        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }
}
