using Meld.Torch;
using static TorchSharp.torch;

namespace LibTorch.Tests.Extras;

public class ForeachTests
{
    private static readonly long[][] Shapes = [[3], [4, 5], [0], [], [70, 3]];

    private static Tensor[] Random(int seed)
    {
        manual_seed(seed);
        return [.. Shapes.Select(shape => randn(shape))];
    }

    private static void Check(Action<Tensor[], Tensor[]> together, Func<Tensor, Tensor, Tensor> one)
    {
        using var scope = NewDisposeScope();
        var (tensors, others) = (Random(1), Random(2));
        Tensor[] expected = [.. tensors.Zip(others, (tensor, other) => one(tensor.clone(), other))];
        var before = scope.DisposablesCount;
        together(tensors, others);
        Assert.Equal(before, scope.DisposablesCount);
        for (var i = 0; i < tensors.Length; i++) Assert.True(tensors[i].Equals(expected[i]), $"tensor {i}");
    }

    [Fact]
    public void Add_OfTensors() => Check((tensors, others) => Foreach.Add(tensors, others, 0.3), (tensor, other) => tensor.add(other, alpha: 0.3));

    [Fact]
    public void Add_OfANumber() => Check((tensors, _) => Foreach.Add(tensors, 0.7), (tensor, _) => tensor.add(0.7));

    [Fact]
    public void Mul_OfTensors() => Check(Foreach.Mul, (tensor, other) => tensor.mul(other));

    [Fact]
    public void Mul_OfANumber() => Check((tensors, _) => Foreach.Mul(tensors, 0.7), (tensor, _) => tensor.mul(0.7));

    [Fact]
    public void Lerp_IsARunningAverage() =>
        Check((tensors, others) => Foreach.Lerp(tensors, others, 0.1), (tensor, other) => tensor.mul(1 - 0.1).add(other, alpha: 0.1));

    [Fact]
    public void Zero_Zeroes() => Check((tensors, _) => Foreach.Zero(tensors), (tensor, _) => zeros_like(tensor));

    [Theory]
    [InlineData(2.0)]
    [InlineData(1.0)]
    [InlineData(double.PositiveInfinity)]
    public void Norm_IsThatOfAllNumbers(double order)
    {
        using var scope = NewDisposeScope();
        var tensors = Random(3).Where(tensor => tensor.numel() > 0).ToArray();
        float[] all = [.. tensors.SelectMany(tensor => tensor.data<float>().ToArray())];
        var expected = double.IsInfinity(order) ? all.Max(Math.Abs) : Math.Pow(all.Sum(value => Math.Pow(Math.Abs(value), order)), 1 / order);
        Assert.Equal(expected, Foreach.Norm(tensors, order).item<float>(), 1e-3);
    }

    [Fact]
    public void Leaves_AreChangedWithoutAGraph()
    {
        using var scope = NewDisposeScope();
        var leaf = ones(3, requires_grad: true);
        Foreach.Mul([leaf], 2);
        Assert.True(leaf.is_leaf);
        Assert.Equal([2f, 2f, 2f], leaf.data<float>().ToArray());
        Assert.True(is_grad_enabled());
    }

    [Fact]
    public void EmptyLists_AreNoErrorAndUnequalOnesAre()
    {
        Foreach.Add([], []);
        Foreach.Zero([]);
        Assert.Throws<ArgumentException>(() => Foreach.Norm([]));
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => Foreach.Mul([ones(1)], []));
    }
}
