using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

public sealed class LinearTests
{
    [Fact]
    public void Call_MultipliesAndAdds()
    {
        using var weight = new Parameter(tensor(new float[] { 1, 2, 3, 4, 5, 6 }).reshape(2, 3));
        using var bias = new Parameter(tensor(new float[] { 10, 20 }));
        using var layer = Linear(weight, bias);
        Assert.Equal((3, 2), (layer.in_features, layer.out_features));
        using var input = tensor(new float[] { 1, 0, -1, 0, 1, 0 }).reshape(2, 3);
        using var output = layer.call(input);
        Tolerant.AssertEqual([2, 2], [8, 18, 12, 25], output);
    }

    [Fact]
    public void Linear_WithoutBias_HasOneParameter()
    {
        using var layer = Linear(3, 2, hasBias: false);
        Assert.Null(layer.bias);
        Assert.Equal(["weight"], layer.state_dict().Keys);
    }

    [Fact]
    public void Linear_StartsWithinItsBound()
    {
        manual_seed(1);
        using var layer = Linear(100, 50);
        foreach (var parameter in layer.parameters()) Assert.InRange(Tolerant.Values(parameter).Max(Math.Abs), 0.09, 0.1);
    }

    [Fact]
    public void Weight_Exchanged_IsTheOneThatLearns()
    {
        using var layer = Linear(2, 1);
        layer.weight = new Parameter(ones(1, 2));
        layer.bias = null;
        using var output = layer.call(ones(1, 2));
        Assert.Equal(2, output.item<float>());
        output.sum().backward();
        Assert.Same(layer.weight, Assert.Single(layer.parameters()));
        Assert.NotNull(layer.weight.grad);
    }

    [Fact]
    public void Weight_OfTwoLayers_IsOneParameter()
    {
        using var first = Linear(2, 2, hasBias: false);
        using var second = Linear(2, 2, hasBias: false);
        second.weight = first.weight;
        using var both = Sequential(first, second);
        Assert.Same(first.weight, Assert.Single(both.parameters()));
    }

    [Fact]
    public void To_AnotherType_KeepsTheParameters()
    {
        using var layer = Linear(2, 2);
        var weight = layer.weight;
        layer.to(ScalarType.Float64);
        Assert.Same(weight, layer.weight);
        Assert.Equal(float64, layer.weight.dtype);
        using var output = layer.call(ones([1, 2], float64));
        Assert.Equal(float64, output.dtype);
    }

    [Fact]
    public void Linear_OfAType_HasIt()
    {
        using var layer = Linear(2, 2, dtype: float64);
        Assert.All(layer.parameters(), parameter => Assert.Equal(float64, parameter.dtype));
    }

    [Fact]
    public void Parameters_OutliveTheScopeTheyWereMadeIn()
    {
        TorchSharp.Modules.Linear layer;
        using (NewDisposeScope()) layer = Linear(2, 2);
        using var output = layer.call(zeros(1, 2));
        Assert.Equal([1, 2], output.shape);
        layer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => layer.call(zeros(1, 2)));
    }

    [Fact]
    public void Call_OnAWrongShape_SaysSo()
    {
        using var layer = Linear(3, 2);
        using var input = zeros(4, 5);
        var error = Assert.ThrowsAny<Exception>(() => layer.call(input));
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (4x5 and 3x2)", error.Message);
        Assert.Contains("linear", error.Message);
    }

    [Fact]
    public void Identity_GivesAnotherObjectOverTheSameMemory()
    {
        using var layer = Identity();
        using var input = zeros(2);
        using (var output = layer.call(input))
        {
            Assert.NotSame(input, output);
            output.add_(1);
        }
        Tolerant.AssertEqual([2], [1, 1], input);
    }
}
