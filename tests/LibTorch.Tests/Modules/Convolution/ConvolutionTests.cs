using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

public sealed class ConvolutionTests
{
    [Fact]
    public void Conv1d_SlidesTheKernel()
    {
        using var layer = Conv1d(1, 1, 2, bias: false);
        layer.weight = new Parameter(tensor(new float[] { 1, -1 }).reshape(1, 1, 2));
        using var output = layer.call(Signal());
        Tolerant.AssertEqual([1, 1, 3], [-1, -2, -3], output);
    }

    [Theory]
    [InlineData(PaddingModes.Zeros, new double[] { 0, 1, 2, 4, 7, 0 })]
    [InlineData(PaddingModes.Reflect, new double[] { 2, 1, 2, 4, 7, 4 })]
    [InlineData(PaddingModes.Replicate, new double[] { 1, 1, 2, 4, 7, 7 })]
    [InlineData(PaddingModes.Circular, new double[] { 7, 1, 2, 4, 7, 1 })]
    public void PaddingMode_FillsTheEnds(PaddingModes mode, double[] expected)
    {
        using var layer = Conv1d(1, 1, 1, padding: 1, padding_mode: mode, bias: false);
        layer.weight = new Parameter(ones(1, 1, 1));
        using var output = layer.call(Signal());
        Tolerant.AssertEqual([1, 1, 6], expected, output);
    }

    [Theory]
    [InlineData(PaddingModes.Zeros, new double[] { 0, 0, 1, 2 })]
    [InlineData(PaddingModes.Replicate, new double[] { 1, 1, 1, 2 })]
    public void Same_WithAnEvenRest_PadsMoreBehind(PaddingModes mode, double[] expected)
    {
        // Four taps, of which the first looks one place back and the last two places ahead.
        using var layer = Conv1d(1, 1, 4, Padding.Same, padding_mode: mode, bias: false);
        Assert.Null(layer.padding);
        layer.weight = new Parameter(tensor(new float[] { 1, 0, 0, 0 }).reshape(1, 1, 4));
        using var output = layer.call(Signal());
        Assert.Equal([1, 1, 4], output.shape);
        Tolerant.AssertEqual([3], expected[1..], output[0, 0, TensorIndex.Slice(0, 3)]);
        layer.weight = new Parameter(tensor(new float[] { 0, 0, 0, 1 }).reshape(1, 1, 4));
        using var ahead = layer.call(Signal());
        Tolerant.AssertEqual([2], [4, 7], ahead[0, 0, TensorIndex.Slice(0, 2)]);
    }

    [Fact]
    public void Valid_PadsNothing()
    {
        using var layer = Conv2d(1, 1, (2, 3), Padding.Valid);
        using var output = layer.call(zeros(1, 1, 4, 4));
        Assert.Equal([1, 1, 3, 2], output.shape);
    }

    [Fact]
    public void Tuples_GoToHeightAndWidth()
    {
        using var layer = Conv2d(1, 2, (3, 1), stride: (2, 1), padding: (1, 0), dilation: (1, 2));
        Assert.Equal([2, 1, 3, 1], layer.weight.shape);
        using var output = layer.call(zeros(1, 1, 5, 4));
        Assert.Equal([1, 2, 3, 4], output.shape);
        using var volume = Conv3d(1, 1, (1, 2, 3), padding: (1, 0, 0));
        using var voxels = volume.call(zeros([1, 1, 2, 3, 4]));
        Assert.Equal([1, 1, 4, 2, 2], voxels.shape);
    }

    [Fact]
    public void SetPadding_ChangesTheNextCall()
    {
        using var layer = Conv1d(1, 1, 3);
        layer.SetPadding(Padding.Same);
        using (var same = layer.call(Signal())) Assert.Equal(4, same.shape[2]);
        layer.SetPadding([2]);
        Assert.Null(layer.padding_type);
        using var wide = layer.call(Signal());
        Assert.Equal(6, wide.shape[2]);
    }

    [Fact]
    public void State_IsWeightAndBias()
    {
        using var layer = Conv2d(4, 6, 3, groups: 2);
        Assert.Equal(["weight", "bias"], layer.state_dict().Keys);
        Assert.Equal([6, 2, 3, 3], layer.weight.shape);
        Assert.Equal(1 / Math.Sqrt(18), Tolerant.Values(layer.weight).Max(Math.Abs), 0.01);
    }

    [Fact]
    public void ConvTranspose_IsTheGradientOfTheConvolution()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var weight = randn([3, 2, 3], float64);
        var x = randn([1, 2, 7], float64).requires_grad_();
        var grad = randn([1, 3, 4], float64);
        (functional.conv1d(x, weight, stride: 2, padding: 1) * grad).sum().backward();
        using var layer = ConvTranspose1d(3, 2, 3, stride: 2, padding: 1, bias: false, dtype: float64);
        layer.weight = new Parameter(weight);
        Tolerant.AssertEqual([1, 2, 7], Tolerant.Values(x.grad!), layer.call(grad));
    }

    [Fact]
    public void ConvTranspose_ToAWantedSize()
    {
        using var layer = ConvTranspose2d(1, 1, 3, stride: 2, padding: 1);
        using var input = zeros(1, 1, 3, 3);
        using (var usual = layer.call(input)) Assert.Equal([1, 1, 5, 5], usual.shape);
        using (var larger = layer.forward(input, [6, 5])) Assert.Equal([1, 1, 6, 5], larger.shape);
        using (var whole = layer.forward(input, [1, 1, 6, 6])) Assert.Equal([1, 1, 6, 6], whole.shape);
        Assert.Contains("between 5 and 6", Assert.Throws<ArgumentException>(() => layer.forward(input, [7, 5])).Message);
        Assert.Throws<ArgumentException>(() => layer.forward(input, [5]));
    }

    [Fact]
    public void WrongSettings_AreRefusedAtOnce()
    {
        Assert.Throws<ArgumentException>(() => Conv1d(3, 4, 1, groups: 2));
        Assert.Throws<ArgumentException>(() => Conv1d(4, 3, 1, groups: 2));
        Assert.Throws<ArgumentException>(() => Conv1d(4, 4, 1, groups: 0));
        Assert.Throws<ArgumentException>(() => Conv1d(1, 1, 3, Padding.Same, stride: 2));
        Assert.Throws<ArgumentException>(() => Conv1d(1, 1, 3, padding_mode: PaddingModes.Constant));
        Assert.Throws<ArgumentException>(() => ConvTranspose1d(1, 1, 3, padding_mode: PaddingModes.Reflect));
        using var layer = ConvTranspose1d(1, 1, 3);
        Assert.Throws<ArgumentException>(() => layer.SetPadding(Padding.Same));
    }

    [Fact]
    public void Call_OnAWrongShape_SaysSo()
    {
        using var layer = Conv2d(3, 2, 3);
        var error = Assert.ThrowsAny<Exception>(() => layer.call(zeros(1, 4, 8, 8)));
        Assert.Contains("to have 3 channels, but got 4 channels", error.Message);
    }

    private static Tensor Signal() => tensor(new float[] { 1, 2, 4, 7 }).reshape(1, 1, 4);
}
