using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

public sealed class BatchNormTests
{
    [Fact]
    public void Training_NormalizesAndLearnsTheRunningValues()
    {
        using var layer = BatchNorm1d(1, momentum: 0.5);
        // Mean 2, variance 8/3 divided by n, 4 divided by n - 1.
        using var output = layer.call(Column(0, 2, 4));
        Tolerant.AssertEqual([3, 1], [-1.2247426, 0, 1.2247426], output);
        Tolerant.AssertEqual([1], [1], layer.running_mean!);
        Tolerant.AssertEqual([1], [2.5], layer.running_var!);
        Assert.Equal(1, layer.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void Evaluation_UsesTheRunningValuesAndLeavesThem()
    {
        using var layer = BatchNorm1d(1, momentum: 0.5);
        layer.call(Column(0, 2, 4)).Dispose();
        layer.eval();
        using var output = layer.call(Column(1, 1 + Math.Sqrt(2.5), 1));
        Tolerant.AssertEqual([3, 1], [0, 0.999998, 0], output);
        Tolerant.AssertEqual([1], [1], layer.running_mean!);
        Assert.Equal(1, layer.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void WithoutMomentum_RunningValuesAreMeansOfAllBatches()
    {
        using var layer = BatchNorm1d(1);
        layer.momentum = null;
        foreach (var middle in new[] { 1.0, 2.0, 6.0 }) layer.call(Column(middle - 1, middle, middle + 1)).Dispose();
        Tolerant.AssertEqual([1], [3], layer.running_mean!);
        Tolerant.AssertEqual([1], [1], layer.running_var!);
        Assert.Equal(3, layer.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void WithoutRunningValues_EvaluationUsesTheBatchs()
    {
        using var layer = BatchNorm1d(1, track_running_stats: false);
        Assert.Equal(["weight", "bias"], layer.state_dict().Keys);
        layer.eval();
        using var output = layer.call(Column(0, 2, 4));
        Tolerant.AssertEqual([3, 1], [-1.2247426, 0, 1.2247426], output);
    }

    [Fact]
    public void State_IsPyTorchs()
    {
        using var layer = BatchNorm2d(3);
        Assert.Equal(["weight", "bias", "running_mean", "running_var", "num_batches_tracked"], layer.state_dict().Keys);
        Assert.Equal(int64, layer.num_batches_tracked!.dtype);
        Assert.Equal([], layer.num_batches_tracked.shape);
        layer.to(ScalarType.Float64);
        Assert.Equal(float64, layer.running_mean!.dtype);
        Assert.Equal(int64, layer.num_batches_tracked.dtype);
    }

    [Fact]
    public void ResetParameters_ForgetsEverything()
    {
        using var layer = BatchNorm1d(1);
        layer.call(Column(3, 5, 4)).Dispose();
        layer.reset_running_stats();
        Tolerant.AssertEqual([1], [0], layer.running_mean!);
        Tolerant.AssertEqual([1], [1], layer.running_var!);
        Assert.Equal(0, layer.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void WrongInputs_AreRefused()
    {
        using var one = BatchNorm1d(2);
        Assert.Throws<ArgumentException>(() => one.call(zeros(2, 2, 2, 2)));
        Assert.Contains("more than one value a channel", Assert.Throws<ArgumentException>(() => one.call(zeros(1, 2))).Message);
        using var two = BatchNorm2d(2);
        Assert.Contains("expected 4 dimensions, got 3", Assert.Throws<ArgumentException>(() => two.call(zeros(2, 2, 2))).Message);
        using var three = BatchNorm3d(2);
        Assert.Throws<ArgumentException>(() => three.call(zeros(2, 2, 2, 2)));
        // Evaluation takes single values.
        one.eval();
        using var output = one.call(zeros(1, 2));
        Assert.Equal([1, 2], output.shape);
    }

    [Fact]
    public void Call_WithWrongChannels_SaysSo()
    {
        using var layer = BatchNorm1d(2);
        Assert.Contains("running_mean should contain 3 elements not 2", Assert.ThrowsAny<Exception>(() => layer.call(zeros(4, 3))).Message);
    }

    private static Tensor Column(params double[] values) => tensor(values, float32).reshape(-1, 1);
}
