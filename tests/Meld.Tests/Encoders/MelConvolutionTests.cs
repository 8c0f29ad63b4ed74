using Meld.Encoders;
using static TorchSharp.torch;

namespace Meld.Tests.Encoders;

/// <summary>System 1's audio network against the same modules in PyTorch.</summary>
[Collection(TorchTests.Name)]
public sealed class MelConvolutionTests
{
    [Fact]
    public void Forward_EqualsPyTorch()
    {
        using var scope = NewDisposeScope();
        using var net = new MelConvolution();
        net.eval();
        VisionFormula.Fill(net);
        var fixture = VisionFixture.Of("mel-conv");

        Assert.Equal(fixture.Keys.Keys.Order(StringComparer.Ordinal), net.state_dict().Keys.Order(StringComparer.Ordinal));
        foreach (var one in fixture.Cases)
        {
            var output = net.call(VisionFormula.Input(one.Input));
            Assert.Equal([one.Input[0], 128], output.shape);
            Assert.All(one.Output.Zip(VisionFixture.Some(output, 256)), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        }
    }

    [Fact]
    public void InferenceForm_BFloat16_GivesAlmostTheSame()
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var net = new MelConvolution();
        net.eval();
        VisionFormula.Fill(net);
        var input = VisionFormula.Input(2, 64, 40);
        var before = net.call(input);

        InferenceForm.Enter(net, ScalarType.BFloat16);

        Assert.InRange((net.call(input).to(ScalarType.Float32) - before).abs().max().item<float>(), 1e-6, 0.05);
    }

    [Fact]
    public void Forward_InTraining_HasGradientsEverywhere()
    {
        using var scope = NewDisposeScope();
        using var net = new MelConvolution(bands: 8, output: 5, dropout: 0);
        net.call(VisionFormula.Input(3, 8, 20)).square().sum().backward();
        Assert.All(net.named_parameters(), one => Assert.NotNull(one.parameter.grad));
    }

    [Theory]
    [InlineData(64, 7)]
    [InlineData(32, 40)]
    public void Forward_WrongShape_NamesTheRightOne(long bands, long frames)
    {
        using var scope = NewDisposeScope();
        using var net = new MelConvolution();
        var error = Assert.Throws<ArgumentException>(() => net.call(zeros(2, bands, frames)));
        Assert.StartsWith($"mel-conv takes [batch, 64, 8 frames or more], not [2, {bands}, {frames}].", error.Message, StringComparison.Ordinal);
    }
}
