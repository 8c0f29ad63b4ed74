using Meld.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.Extras;

public class BlockedTests
{
    [Fact]
    public void ToOrdinary_GivesBackWhatFromTook()
    {
        using var scope = NewDisposeScope();
        var tensor = randn(2, 3, 5, 7);
        var blocked = Blocked.From(tensor);
        Assert.Equal(tensor.shape, blocked.shape);
        Assert.True(Blocked.ToOrdinary(blocked).Equals(tensor));
    }

    [Fact]
    public void Convolutions_OfBlockedTensors_GiveTheSame()
    {
        Check(Conv2d(3, 8, 3, stride: 2, padding: 1), randn(2, 3, 9, 8));
        Check(Conv3d(3, 8, 3, stride: 2, padding: 1), randn([2, 3, 4, 9, 8]));
        Check(Conv2d(4, 8, 1, groups: 2, bias: false), randn(1, 4, 5, 6));
    }

    [Fact]
    public void Supports_Float32Only_AndBFloat16WhereTheProcessorDoes()
    {
        Assert.True(Blocked.Supports(ScalarType.Float32));
        Assert.False(Blocked.Supports(ScalarType.Float64));
        if (CpuCapability.HasBFloat16) Assert.True(Blocked.Supports(ScalarType.BFloat16));
    }

    [Fact]
    public void Kernels_OfAnotherConvolution_IsAnError()
    {
        using var convolution = Conv1d(2, 2, 3);
        Assert.Contains("only Conv2d and Conv3d", Assert.Throws<ArgumentException>(() => Blocked.Kernels(convolution)).Message, StringComparison.Ordinal);
    }

    private static void Check(Convolution convolution, Tensor input)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var _ = convolution;
        var expected = functional.relu(convolution.call(input));
        var (kernels, bias) = (Blocked.Kernels(convolution), convolution.bias is { } summands ? Blocked.From(summands) : null);
        convolution.weight = Parameter(kernels, requires_grad: false);
        if (bias is not null) convolution.bias = Parameter(bias, requires_grad: false);
        var blocked = convolution.call(Blocked.From(input));
        Assert.InRange((Blocked.ToOrdinary(blocked.relu_()) - expected).abs().max().item<float>(), 0, 1e-5f);
    }
}
