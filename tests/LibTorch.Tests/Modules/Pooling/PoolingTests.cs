using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

public sealed class PoolingTests
{
    [Fact]
    public void MaxPool_TakesTheLargestAndSaysWhere()
    {
        using var layer = MaxPool2d(2);
        using var output = layer.call(Square());
        Tolerant.AssertEqual([1, 1, 2, 2], [5, 7, 13, 15], output);
        var (values, indices) = layer.forward_with_indices(Square());
        Tolerant.AssertEqual([1, 1, 2, 2], [5, 7, 13, 15], values);
        Tolerant.AssertEqual([1, 1, 2, 2], [5, 7, 13, 15], indices);
        Assert.Equal(int64, indices.dtype);
    }

    [Fact]
    public void MaxPool_OfSignalsAndVolumes()
    {
        using var signals = MaxPool1d(2, stride: 1, padding: 1);
        using var row = arange(4, float32).reshape(1, 1, 4);
        using var one = signals.call(row);
        Tolerant.AssertEqual([1, 1, 5], [0, 1, 2, 3, 3], one);
        Tolerant.AssertEqual([1, 1, 5], [0, 1, 2, 3, 3], signals.forward_with_indices(row).Indices);
        using var volumes = MaxPool3d((1, 2, 2));
        using var three = volumes.call(arange(8, float32).reshape([1, 1, 2, 2, 2]));
        Tolerant.AssertEqual([1, 1, 2, 1, 1], [3, 7], three);
        Tolerant.AssertEqual([1, 1, 2, 1, 1], [3, 7], volumes.forward_with_indices(arange(8, float32).reshape([1, 1, 2, 2, 2])).Indices);
    }

    [Fact]
    public void CeilMode_KeepsTheLastWindow()
    {
        using var cut = MaxPool1d(2);
        using var kept = MaxPool1d(2, ceil_mode: true);
        using var row = arange(5, float32).reshape(1, 1, 5);
        using var shorter = cut.call(row);
        using var longer = kept.call(row);
        Tolerant.AssertEqual([1, 1, 2], [1, 3], shorter);
        Tolerant.AssertEqual([1, 1, 3], [1, 3, 4], longer);
    }

    [Fact]
    public void MaxUnpool_PutsMaximaBack()
    {
        var (values, indices) = functional.max_pool2d_with_indices(Square(), [2, 2]);
        using var layer = MaxUnpool2d(2);
        using var back = layer.call(values, indices);
        Tolerant.AssertEqual([1, 1, 4, 4], [0, 0, 0, 0, 0, 5, 0, 7, 0, 0, 0, 0, 0, 13, 0, 15], back);
        var (row, places) = functional.max_pool1d_with_indices(arange(5, float32).reshape(1, 1, 5), 2);
        using var signals = MaxUnpool1d(2);
        using var longer = signals.call(row, places, [5]);
        Tolerant.AssertEqual([1, 1, 5], [0, 1, 0, 3, 0], longer);
        Assert.Throws<ArgumentException>(() => signals.call(row, places, [7]));
        Assert.Throws<ArgumentException>(() => signals.call(row, places, [5, 5]));
        var (voxels, corners) = functional.max_pool3d_with_indices(arange(8, float32).reshape([1, 1, 2, 2, 2]), [2, 2, 2]);
        using var volumes = MaxUnpool3d(2);
        using var volume = volumes.call(voxels, corners);
        Tolerant.AssertEqual([1, 1, 2, 2, 2], [0, 0, 0, 0, 0, 0, 0, 7], volume);
    }

    [Fact]
    public void AvgPool_CountsThePaddingUnlessTold()
    {
        using var row = tensor(new float[] { 2, 4 }).reshape(1, 1, 2);
        using var counted = AvgPool1d(2, stride: 2, padding: 1).call(row);
        Tolerant.AssertEqual([1, 1, 2], [1, 2], counted);
        using var uncounted = AvgPool1d(2, stride: 2, padding: 1, count_include_pad: false).call(row);
        Tolerant.AssertEqual([1, 1, 2], [2, 4], uncounted);
        using var divided = AvgPool2d((2, 2), divisor_override: 2).call(Square());
        Tolerant.AssertEqual([1, 1, 2, 2], [5, 9, 21, 25], divided);
        using var cubes = AvgPool3d([1, 2, 2]).call(Square().unsqueeze(0));
        Tolerant.AssertEqual([1, 1, 1, 2, 2], [2.5, 4.5, 10.5, 12.5], cubes);
    }

    [Fact]
    public void AdaptivePools_GiveTheSizeAskedFor()
    {
        using var mean = AdaptiveAvgPool2d((1, 2)).call(Square());
        Tolerant.AssertEqual([1, 1, 1, 2], [6.5, 8.5], mean);
        using var one = AdaptiveAvgPool2d(1).call(Square());
        Tolerant.AssertEqual([1, 1, 1, 1], [7.5], one);
        using var most = AdaptiveMaxPool2d([2, 1]).call(Square());
        Tolerant.AssertEqual([1, 1, 2, 1], [7, 15], most);
        Tolerant.AssertEqual([1, 1, 2, 1], [7, 15], AdaptiveMaxPool2d([2, 1]).forward_with_indices(Square()).indices);
        using var row = arange(4, float32).reshape(1, 1, 4);
        using var signals = AdaptiveAvgPool1d(2).call(row);
        Tolerant.AssertEqual([1, 1, 2], [0.5, 2.5], signals);
        Tolerant.AssertEqual([1, 1, 2], [1, 3], AdaptiveMaxPool1d(2).forward_with_indices(row).Values);
        using var volume = AdaptiveAvgPool3d(1).call(Square().unsqueeze(0));
        Tolerant.AssertEqual([1, 1, 1, 1, 1], [7.5], volume);
        using var cube = AdaptiveMaxPool3d([1, 1, 1]).call(Square().unsqueeze(0));
        Tolerant.AssertEqual([1, 1, 1, 1, 1], [15], cube);
    }

    [Fact]
    public void LPPool_IsTheNormOfAWindow()
    {
        using var row = tensor(new float[] { 3, 4, 6, 8 }).reshape(1, 1, 4);
        using var two = LPPool1d(2, 2).call(row);
        Tolerant.AssertEqual([1, 1, 2], [5, 10], two);
        using var one = LPPool2d(1, 2).call(Square());
        Tolerant.AssertEqual([1, 1, 2, 2], [10, 18, 42, 50], one);
        using var narrow = LPPool2d(1, [1, 2]).call(Square());
        Assert.Equal([1, 1, 4, 2], narrow.shape);
    }

    [Fact]
    public void FractionalMaxPool_HasTheSizeAskedForAndTakesWhatIsThere()
    {
        manual_seed(1);
        using var layer = FractionalMaxPool2d(2, output_size: 3);
        var (values, indices) = layer.forward_with_indices(Square());
        Assert.Equal([1, 1, 3, 3], values.shape);
        Tolerant.AssertEqual([1, 1, 3, 3], Tolerant.Values(indices), values);
        using var half = FractionalMaxPool2d((2, 2), output_ratio: (0.5, 0.75)).call(Square());
        Assert.Equal([1, 1, 2, 3], half.shape);
        using var volume = FractionalMaxPool3d(2, output_ratio: 0.5).call(zeros([1, 1, 4, 4, 4]));
        Assert.Equal([1, 1, 2, 2, 2], volume.shape);
        using var unbatched = FractionalMaxPool2d([2, 2], [2, 2]).call(Square()[0]);
        Assert.Equal([1, 2, 2], unbatched.shape);
        Assert.Throws<ArgumentException>(() => FractionalMaxPool2d(2).call(Square()));
    }

    [Fact]
    public void Functions_TakeNumbersAndTuples()
    {
        using var a = functional.max_pool2d(Square(), (2, 1), (2, 2));
        Tolerant.AssertEqual([1, 1, 2, 2], [4, 6, 12, 14], a);
        using var b = functional.avg_pool2d(Square(), (1, 2));
        Assert.Equal([1, 1, 4, 2], b.shape);
        using var c = functional.adaptive_avg_pool3d(Square().unsqueeze(0), (1, 1, 2));
        Tolerant.AssertEqual([1, 1, 1, 1, 2], [6.5, 8.5], c);
        using var d = functional.fractional_max_pool3d(zeros([1, 1, 4, 4, 5]), (2, 2, 2), (2, 2, 3));
        Assert.Equal([1, 1, 2, 2, 3], d.shape);
    }

    [Fact]
    public void Backward_OfAveragePooling_ByHand()
    {
        using var gradient = functional.avg_pool2d_backward(ones([1, 1, 2, 2]), Square(), [2, 2], [2, 2]);
        Tolerant.AssertEqual([1, 1, 4, 4], [.. Enumerable.Repeat(0.25, 16)], gradient);
        using var volume = functional.avg_pool3d_backward(ones([1, 1, 1, 2, 2]), Square().unsqueeze(0), [1, 2, 2], [1, 2, 2]);
        Tolerant.AssertEqual([1, 1, 1, 4, 4], [.. Enumerable.Repeat(0.25, 16)], volume);
    }

    [Fact]
    public void Windows_LargerThanTheInput_AreRefused()
        => Assert.ThrowsAny<Exception>(() => { MaxPool2d(5).call(Square()); });

    // libtorch itself reads beyond short lists.
    [Fact]
    public void Unpooling_WithTooFewNumbers_IsRefused()
    {
        using var input = ones([2, 3, 8, 8]);
        using var indices = zeros([2, 3, 8, 8], dtype: int64);
        Assert.Throws<ArgumentException>(() => functional.max_unpool2d(input, indices, []));
        Assert.Throws<ArgumentException>(() => functional.max_unpool2d(input, indices, [2, 2], [2]));
        Assert.Throws<ArgumentException>(() => functional.max_unpool2d(input, indices, [2, 2], padding: []));
        Assert.Throws<ArgumentException>(() => functional.max_unpool3d(input, indices, [2, 2]));
        Assert.Throws<ArgumentException>(() => functional.max_unpool3d(ones(2, 2), ones([2, 2], int64), [2, 2, 2]));
        Assert.Throws<ArgumentException>(() => functional.max_unpool1d(ones(3), ones([3], int64), 2));
    }

    private static Tensor Square() => arange(16, float32).reshape(1, 1, 4, 4);
}
