using TorchSharp.Modules;
using static TorchSharp.torch;
using Utils = TorchSharp.torch.nn.utils;

namespace LibTorch.Tests.NN;

public class ClippingTests
{
    private static Parameter WithGradient(params float[] gradient)
    {
        var parameter = new Parameter(zeros(gradient.Length));
        parameter.grad = tensor(gradient);
        return parameter;
    }

    [Fact]
    public void ClipGradNorm_ScalesAllTogether_AndReturnsTheNormBefore()
    {
        using var a = WithGradient(3);
        using var b = WithGradient(0, 4);
        using var none = new Parameter(zeros(1));

        Assert.Equal(5, Utils.clip_grad_norm_([a, b, none], 1), 1e-6);

        Assert.Equal(0.6f, a.grad!.item<float>(), 1e-5f);
        Assert.Equal(0.8f, b.grad![1].item<float>(), 1e-5f);
        Assert.Equal(1, Utils.clip_grad_norm_([a, b], 10), 1e-5);
        Assert.Equal(0.6f, a.grad!.item<float>(), 1e-5f);
        Assert.Equal(0, Utils.clip_grad_norm_([none], 1));
    }

    [Fact]
    public void ClipGradNorm_WithInfinity_TakesTheLargestNumber()
    {
        using var a = WithGradient(-8, 2);
        Assert.Equal(8, Utils.clip_grad_norm_([a], 4, double.PositiveInfinity));
        Assert.Equal(-4, a.grad![0].item<float>(), 1e-5f);
        using var b = WithGradient(1, -2);
        Assert.Equal(3, Utils.clip_grad_norm_([b], 9, 1), 1e-6);
    }

    [Fact]
    public void ClipGradValue_BoundsEachNumber()
    {
        using var a = WithGradient(-8, 0.5f, 2);
        Utils.clip_grad_value_([a], 1);
        Assert.Equal([-1, 0.5f, 1], a.grad!.data<float>().ToArray());
    }

    [Fact]
    public void ParametersToVector_AndBack()
    {
        using var a = new Parameter(ones(2, 2));
        using var b = new Parameter(zeros(3));
        using var vector = Utils.parameters_to_vector([a, b]);
        Assert.Equal([1, 1, 1, 1, 0, 0, 0], vector.data<float>().ToArray());

        Utils.vector_to_parameters(arange(7, dtype: float32), [a, b]);
        Assert.Equal([0, 1, 2, 3], a.data<float>().ToArray());
        Assert.Equal([4, 5, 6], b.data<float>().ToArray());
        Assert.Contains("7 numbers", Assert.Throws<ArgumentException>(() => Utils.vector_to_parameters(ones(8), [a, b])).Message, StringComparison.Ordinal);
    }
}
