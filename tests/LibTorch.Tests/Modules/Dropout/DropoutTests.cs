using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

public sealed class DropoutTests
{
    [Fact]
    public void Dropout_ZeroesAndScalesInTraining()
    {
        manual_seed(1);
        using var layer = Dropout(0.25);
        using var input = ones(10_000);
        using var output = layer.call(input);
        var values = Tolerant.Values(output);
        Assert.All(values, value => Assert.True(value == 0 || Math.Abs(value - 4 / 3.0) < 1e-6));
        Assert.InRange(values.Count(value => value == 0), 2300, 2700);
        layer.eval();
        using var untouched = layer.call(input);
        Assert.All(Tolerant.Values(untouched), value => Assert.Equal(1, value));
    }

    [Fact]
    public void Dropout_InPlace_WritesIntoTheInput()
    {
        manual_seed(1);
        using var input = ones(100);
        Dropout(0.5, inplace: true).call(input).Dispose();
        Assert.All(Tolerant.Values(input), value => Assert.True(value is 0 or 2));
        Assert.Contains(0.0, Tolerant.Values(input));
    }

    [Fact]
    public void DropoutOfChannels_DropsThemWhole()
    {
        manual_seed(1);
        CheckChannels(Dropout1d().call(ones(8, 8, 5)), 64);
        CheckChannels(Dropout2d().call(ones(8, 8, 2, 3)), 64);
        CheckChannels(Dropout3d().call(ones([8, 8, 2, 1, 3])), 64);
        // Without a batch.
        CheckChannels(Dropout1d().call(ones(32, 5)), 32);
        CheckChannels(Dropout3d().call(ones(32, 2, 1, 3)), 32);
        using var input = ones(32, 5);
        Dropout1d(inplace: true).call(input).Dispose();
        CheckChannels(input, 32);
        Assert.Throws<ArgumentException>(() => { Dropout1d().call(ones(2, 2, 2, 2)); });
    }

    [Fact]
    public void AlphaDropout_KeepsMeanAndVariance()
    {
        manual_seed(1);
        using var input = randn(20_000);
        foreach (var layer in new Module<Tensor, Tensor>[] { AlphaDropout(0.3), FeatureAlphaDropout(0.3) })
        {
            using var output = layer.call(input.reshape(20_000, 1));
            Assert.InRange(output.mean().item<float>(), -0.05f, 0.05f);
            Assert.InRange(output.std().item<float>(), 0.95f, 1.05f);
            layer.eval();
            using var untouched = layer.call(input);
            Assert.Equal(Tolerant.Values(input), Tolerant.Values(untouched));
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void AnImpossibleProbability_IsRefused(double p)
    {
        using var input = ones(1, 1, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => functional.dropout(input, p));
        Assert.Throws<ArgumentOutOfRangeException>(() => functional.dropout1d(input, p));
        Assert.Throws<ArgumentOutOfRangeException>(() => functional.dropout2d(input, p));
        Assert.Throws<ArgumentOutOfRangeException>(() => functional.dropout3d(input, p));
        Assert.Throws<ArgumentOutOfRangeException>(() => functional.alpha_dropout(input, p));
        Assert.Throws<ArgumentOutOfRangeException>(() => functional.feature_alpha_dropout(input, p));
    }

    [Fact]
    public void AProbabilityOfOne_LeavesZeros()
    {
        using var output = functional.dropout(ones(5), 1);
        Assert.All(Tolerant.Values(output), value => Assert.Equal(0, value));
    }

    private static void CheckChannels(Tensor output, int channels)
    {
        var size = (int)(output.numel() / channels);
        var first = Tolerant.Values(output).Chunk(size).ToArray();
        Assert.Equal(channels, first.Length);
        Assert.All(first, channel => Assert.All(channel, value => Assert.Equal(channel[0], value)));
        Assert.InRange(first.Count(channel => channel[0] == 0), 1, channels - 1);
        Assert.All(first, channel => Assert.True(channel[0] is 0 or 2));
    }
}
