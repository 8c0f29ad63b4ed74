using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

public sealed class ActivationTests
{
    private static readonly Dictionary<string, (Func<bool, Module<Tensor, Tensor>> Make, double[] Expected)> InPlace = new()
    {
        ["ReLU"] = (inplace => ReLU(inplace), [0, 0, 0.5, 8]),
        ["ReLU6"] = (inplace => ReLU6(inplace), [0, 0, 0.5, 6]),
        ["LeakyReLU"] = (inplace => LeakyReLU(0.1, inplace), [-0.4, 0, 0.5, 8]),
        ["ELU"] = (inplace => ELU(2, inplace), [2 * (Math.Exp(-4) - 1), 0, 0.5, 8]),
        ["CELU"] = (inplace => CELU(2, inplace), [2 * (Math.Exp(-2) - 1), 0, 0.5, 8]),
        ["SELU"] = (inplace => SELU(inplace), [1.0507009873554805 * 1.6732632423543772 * (Math.Exp(-4) - 1), 0, 0.52535049, 8.4056079]),
        ["GELU"] = (inplace => GELU(inplace), [-0.000126685, 0, 0.345731, 8]),
        ["SiLU"] = (inplace => SiLU(inplace), [-4 / (1 + Math.Exp(4)), 0, 0.5 / (1 + Math.Exp(-0.5)), 8 / (1 + Math.Exp(-8))]),
        ["Mish"] = (inplace => Mish(inplace), [-4 * Math.Tanh(Math.Log(1 + Math.Exp(-4))), 0, 0.5 * Math.Tanh(Math.Log(1 + Math.Exp(0.5))), 7.9999982]),
        ["Sigmoid"] = (inplace => Sigmoid(inplace), [1 / (1 + Math.Exp(4)), 0.5, 1 / (1 + Math.Exp(-0.5)), 1 / (1 + Math.Exp(-8))]),
        ["Tanh"] = (inplace => Tanh(inplace), [Math.Tanh(-4), 0, Math.Tanh(0.5), Math.Tanh(8)]),
        ["Tanhshrink"] = (inplace => Tanhshrink(inplace), [-4 - Math.Tanh(-4), 0, 0.5 - Math.Tanh(0.5), 8 - Math.Tanh(8)]),
        ["Softsign"] = (inplace => Softsign(inplace), [-0.8, 0, 1 / 3.0, 8 / 9.0]),
        ["Hardsigmoid"] = (inplace => Hardsigmoid(inplace), [0, 0.5, 0.5 + 0.5 / 6, 1]),
        ["Hardswish"] = (inplace => Hardswish(inplace), [0, 0, 0.5 * 3.5 / 6, 8]),
        ["Hardtanh"] = (inplace => Hardtanh(-2, 3, inplace), [-2, 0, 0.5, 3]),
        ["Threshold"] = (inplace => Threshold(0.4, -1, inplace), [-1, -1, 0.5, 8]),
    };

    public static TheoryData<string> Names { get; } = [.. InPlace.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Call_Computes(string name)
    {
        using var layer = InPlace[name].Make(false);
        using var input = Input();
        using var output = layer.call(input);
        Tolerant.AssertEqual([4], InPlace[name].Expected, output);
        Tolerant.AssertEqual([4], [-4, 0, 0.5, 8], input);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Call_InPlace_WritesIntoTheInput(string name)
    {
        using var layer = InPlace[name].Make(true);
        using var input = Input();
        using (var output = layer.call(input))
        {
            Tolerant.AssertEqual([4], InPlace[name].Expected, output);
            Assert.NotSame(input, output);
        }
        Tolerant.AssertEqual([4], InPlace[name].Expected, input);
    }

    [Fact]
    public void Call_OfThoseWithoutInPlaceForm()
    {
        using var input = Input();
        Check(Hardshrink(), [-4, 0, 0, 8]);
        Check(Softshrink(), [-3.5, 0, 0, 7.5]);
        Check(LogSigmoid(), [-4 - Math.Log(1 + Math.Exp(-4)), -Math.Log(2), -Math.Log(1 + Math.Exp(-0.5)), -Math.Log(1 + Math.Exp(-8))]);
        Check(Softplus(), [Math.Log(1 + Math.Exp(-4)), Math.Log(2), Math.Log(1 + Math.Exp(0.5)), Math.Log(1 + Math.Exp(8))]);
        Check(Softplus(2, 1), [Math.Log(1 + Math.Exp(-8)) / 2, Math.Log(2) / 2, Math.Log(1 + Math.Exp(1)) / 2, 8]);
        Check(PReLU(1), [-1, 0, 0.5, 8]);

        void Check(Module<Tensor, Tensor> layer, double[] expected)
        {
            using var owned = layer;
            using var output = layer.call(input);
            Tolerant.AssertEqual([4], expected, output);
        }
    }

    [Fact]
    public void Softmaxes_SumToOneAlongTheirDimension()
    {
        using var input = tensor(new float[] { 0, 0, 1, 3 }).reshape(2, 2);
        var e = Math.Exp(1);
        using var columns = Softmax(0).call(input);
        Tolerant.AssertEqual([2, 2], [1 / (1 + e), 1 / (1 + e * e * e), e / (1 + e), e * e * e / (1 + e * e * e)], columns);
        using var rows = Softmin(1).call(input);
        Tolerant.AssertEqual([2, 2], [0.5, 0.5, e * e / (1 + e * e), 1 / (1 + e * e)], rows);
        using var logarithms = LogSoftmax(1).call(input);
        Tolerant.AssertEqual([2, 2], [-Math.Log(2), -Math.Log(2), -Math.Log(1 + e * e), -Math.Log(1 + Math.Exp(-2))], logarithms);
        using var channels = Softmax2d().call(zeros(1, 4, 2, 2));
        Tolerant.AssertEqual([1, 4, 2, 2], [.. Enumerable.Repeat(0.25, 16)], channels);
        using var doubles = functional.softmax(input, 0, float64);
        Assert.Equal(float64, doubles.dtype);
    }

    [Fact]
    public void RReLU_DrawsInTrainingOnly()
    {
        manual_seed(1);
        using var layer = RReLU(0.1, 0.5);
        using var input = full([100], -1f);
        var slopes = Tolerant.Values(layer.call(input)).Select(value => -value).ToArray();
        Assert.All(slopes, slope => Assert.InRange(slope, 0.1, 0.5));
        Assert.True(slopes.Max() - slopes.Min() > 0.3);
        layer.eval();
        Assert.All(Tolerant.Values(layer.call(input)), value => Assert.Equal(-0.3, value, 6));
        Assert.All(Tolerant.Values(functional.rrelu(input, 0.1, 0.5)), value => Assert.Equal(-0.3, value, 6));
    }

    [Fact]
    public void PReLU_HasASlopeForEachChannel()
    {
        using var layer = PReLU(2, init: 0.5);
        Assert.Equal(["weight"], layer.state_dict().Keys);
        using (no_grad()) layer.weight[1] = 2f;
        using var output = layer.call(tensor(new float[] { -1, 1, -1, 1 }).reshape(1, 2, 2));
        Tolerant.AssertEqual([1, 2, 2], [-0.5, 1, -2, 1], output);
    }

    [Fact]
    public void GLU_HalvesADimension()
    {
        using var output = GLU(0).call(tensor(new float[] { 4, 6, 0, 0 }).reshape(4, 1));
        Tolerant.AssertEqual([2, 1], [2, 3], output);
        Assert.Contains("must be even", Assert.ThrowsAny<Exception>(() => { GLU().call(zeros(3)); }).Message);
    }

    [Fact]
    public void InPlace_OnALeafThatLearns_SaysSo()
    {
        using var leaf = zeros(2, requires_grad: true);
        Assert.Contains("a leaf Variable that requires grad", Assert.ThrowsAny<Exception>(() => { ReLU(true).call(leaf); }).Message);
    }

    private static Tensor Input() => tensor(new float[] { -4, 0, 0.5f, 8 });
}
