using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

public sealed class NormalizationTests
{
    [Fact]
    public void InstanceNorm_NormalizesEachChannelOfEachExample()
    {
        using var layer = InstanceNorm1d(2);
        Assert.Empty(layer.state_dict());
        using var input = tensor(new float[] { 1, 3, 10, 30 }).reshape(1, 2, 2);
        using var output = layer.call(input);
        Tolerant.AssertEqual([1, 2, 2], [-0.999995, 0.999995, -1, 1], output);
        using var single = layer.call(input[0]);
        Tolerant.AssertEqual([2, 2], [-0.999995, 0.999995, -1, 1], single);
    }

    [Fact]
    public void InstanceNorm_WithRunningValues_UsesThemInEvaluation()
    {
        using var layer = InstanceNorm1d(1, momentum: 1, track_running_stats: true);
        layer.call(tensor(new float[] { 0, 2, 4 }).reshape(1, 1, 3)).Dispose();
        Tolerant.AssertEqual([1], [2], layer.running_mean!);
        layer.eval();
        using var output = layer.call(tensor(new float[] { 2, 4 }).reshape(1, 1, 2));
        Tolerant.AssertEqual([1, 1, 2], [0, 0.99999875], output);
    }

    [Fact]
    public void InstanceNorm_RefusesWrongShapes()
    {
        using var one = InstanceNorm1d(2);
        Assert.Throws<ArgumentException>(() => one.call(zeros(1, 2, 2, 2)));
        Assert.Throws<ArgumentException>(() => one.call(zeros(1, 2, 1)));
        using var two = InstanceNorm2d(2);
        Assert.Contains("expected 3 or 4 dimensions, got 2", Assert.Throws<ArgumentException>(() => two.call(zeros(2, 2))).Message);
        using var three = InstanceNorm3d(2);
        Assert.Throws<ArgumentException>(() => three.call(zeros(2, 2, 2)));
    }

    [Fact]
    public void LayerNorm_NormalizesTheLastDimensions()
    {
        using var layer = LayerNorm(2, eps: 0);
        using var output = layer.call(tensor(new float[] { 1, 3, 8, 4 }).reshape(2, 2));
        Tolerant.AssertEqual([2, 2], [-1, 1, 1, -1], output);
        using var square = LayerNorm([2, 2], eps: 0);
        Assert.Equal([2, 2], square.weight!.shape);
        using var whole = square.call(tensor(new float[] { 1, 1, 3, 3 }).reshape(2, 2));
        Tolerant.AssertEqual([2, 2], [-1, -1, 1, 1], whole);
    }

    [Fact]
    public void LayerNorm_HasWhatItIsToldToHave()
    {
        using var plain = LayerNorm(3, elementwise_affine: false);
        Assert.Empty(plain.state_dict());
        using var unbiased = LayerNorm(3, bias: false);
        Assert.Equal(["weight"], unbiased.state_dict().Keys);
        using var full = LayerNorm(3);
        using (no_grad()) full.weight!.fill_(5);
        full.reset_parameters();
        Tolerant.AssertEqual([3], [1, 1, 1], full.weight!);
        Tolerant.AssertEqual([3], [0, 0, 0], full.bias!);
        Assert.Contains("Given normalized_shape=[3]", Assert.ThrowsAny<Exception>(() => full.call(zeros(2, 4))).Message);
    }

    [Fact]
    public void GroupNorm_NormalizesGroupsOfChannels()
    {
        using var layer = GroupNorm(2, 4, eps: 0);
        using var output = layer.call(tensor(new float[] { 1, 3, 8, 4 }).reshape(1, 4, 1));
        Tolerant.AssertEqual([1, 4, 1], [-1, 1, 1, -1], output);
        Assert.ThrowsAny<Exception>(() => layer.call(zeros(1, 3, 1)));
    }

    [Fact]
    public void LocalResponseNorm_DividesByNeighbouringChannels()
    {
        using var layer = LocalResponseNorm(3, alpha: 3, beta: 1, k: 1);
        using var output = layer.call(tensor(new float[] { 1, 2, 3 }).reshape(1, 3, 1));
        Tolerant.AssertEqual([1, 3, 1], [1 / 6.0, 2 / 15.0, 3 / 14.0], output);
        Assert.Throws<ArgumentException>(() => layer.call(zeros(2, 2)));
        using var empty = layer.call(zeros(0, 3, 1));
        Assert.Equal([0, 3, 1], empty.shape);
    }
}
