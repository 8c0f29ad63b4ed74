using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

public sealed class PaddingTests
{
    [Fact]
    public void Signals_ArePaddedAtBothEnds()
    {
        Check(ConstantPad1d((1, 2), 9), [9, 1, 2, 3, 9, 9]);
        Check(ConstantPad1d(1, 9), [9, 1, 2, 3, 9]);
        Check(ReflectionPad1d((2, 1)), [3, 2, 1, 2, 3, 2]);
        Check(ReflectionPad1d(1), [2, 1, 2, 3, 2]);
        Check(ReplicationPad1d((2, 0)), [1, 1, 1, 2, 3]);
        Check(ReplicationPad1d(1), [1, 1, 2, 3, 3]);
        Check(ConstantPad1d((-1, 0), 9), [2, 3]);

        static void Check(Module<Tensor, Tensor> layer, double[] expected)
        {
            using var owned = layer;
            using var output = layer.call(tensor(new float[] { 1, 2, 3 }).reshape(1, 1, 3));
            Tolerant.AssertEqual([1, 1, expected.Length], expected, output);
        }
    }

    [Fact]
    public void Images_ArePaddedLeftRightAboveBelow()
    {
        using var image = tensor(new float[] { 1, 2, 3, 4 }).reshape(1, 1, 2, 2);
        using var constant = ConstantPad2d((1, 0, 0, 1), 7).call(image);
        Tolerant.AssertEqual([1, 1, 3, 3], [7, 1, 2, 7, 3, 4, 7, 7, 7], constant);
        using var zero = ZeroPad2d((0, 1, 1, 0)).call(image);
        Tolerant.AssertEqual([1, 1, 3, 3], [0, 0, 0, 1, 2, 0, 3, 4, 0], zero);
        using var around = ZeroPad2d(1).call(image);
        Assert.Equal([1, 1, 4, 4], around.shape);
        using var mirrored = ReflectionPad2d((1, 0, 0, 1)).call(image);
        Tolerant.AssertEqual([1, 1, 3, 3], [2, 1, 2, 4, 3, 4, 2, 1, 2], mirrored);
        using var repeated = ReplicationPad2d((1, 0, 0, 1)).call(image);
        Tolerant.AssertEqual([1, 1, 3, 3], [1, 1, 2, 3, 3, 4, 3, 3, 4], repeated);
    }

    [Fact]
    public void Volumes_ArePaddedInAllDirections()
    {
        using var volume = arange(8, float32).reshape([1, 1, 2, 2, 2]);
        using var constant = ConstantPad3d((0, 0, 0, 0, 1, 0), 5).call(volume);
        Tolerant.AssertEqual([1, 1, 3, 2, 2], [5, 5, 5, 5, 0, 1, 2, 3, 4, 5, 6, 7], constant);
        using var mirrored = ReflectionPad3d((0, 0, 0, 0, 1, 0)).call(volume);
        Tolerant.AssertEqual([1, 1, 3, 2, 2], [4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7], mirrored);
        using var repeated = ReplicationPad3d((0, 0, 0, 0, 1, 0)).call(volume);
        Tolerant.AssertEqual([1, 1, 3, 2, 2], [0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7], repeated);
        using var everywhere = ReplicationPad3d(1).call(volume);
        Assert.Equal([1, 1, 4, 4, 4], everywhere.shape);
    }

    [Fact]
    public void Functions_TakeTuplesAndNumbers()
    {
        using var matrix = ones(2, 2);
        using var pair = functional.pad(matrix, (1, 0));
        Tolerant.AssertEqual([2, 3], [0, 1, 1, 0, 1, 1], pair);
        using var four = functional.pad(matrix, (0, 0, 1, 0), value: 3);
        Tolerant.AssertEqual([3, 2], [3, 3, 1, 1, 1, 1], four);
        // Every dimension, as TorchSharp has it.
        using var all = functional.pad(matrix, 1);
        Assert.Equal([4, 4], all.shape);
        ReadOnlySpan<long> span = [2, 0];
        using var spanned = functional.pad(matrix, span);
        Assert.Equal([2, 4], spanned.shape);
        using var round = functional.pad(arange(3, float32).reshape(1, 1, 3), new long[] { 1, 1 }, PaddingModes.Circular);
        Tolerant.AssertEqual([1, 1, 5], [2, 0, 1, 2, 0], round);
    }

    [Fact]
    public void Reflection_LongerThanTheInput_IsRefused()
        => Assert.Contains("Padding size should be less", Assert.ThrowsAny<Exception>(() => { ReflectionPad1d(3).call(zeros(1, 1, 3)); }).Message);
}
