using Meld.Encoders;
using Meld.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Meld.Tests.Encoders;

[Collection(TorchTests.Name)]
public sealed class Wav2Vec2Tests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly EncoderCase given = new(EncoderCase.Folder, "wav2vec2-base");

    public static TheoryData<string> Forms => ["wav2vec2-base", "wav2vec2-large"];

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(399, 0)]
    [InlineData(400, 1)]
    [InlineData(719, 1)]
    [InlineData(720, 2)]
    [InlineData(16000, 49)]
    [InlineData(160000, 499)]
    public void FramesOf_Samples_IsWhatTheConvolutionsGive(long samples, long frames)
    {
        using var module = Load("wav2vec2-base");
        Assert.Equal(frames, module.FramesOf(samples));
        if (frames is > 0 and < 100) Assert.Equal(frames, module.call(zeros(1, samples), null).LastHidden.size(1));
    }

    [Fact]
    public void Call_WrongLengths_SaysWhy()
    {
        using var module = Load("wav2vec2-base");
        var waveforms = zeros(2, 500);
        AssertProblem("1 lengths are not one for each of 2 waveforms.", [500]);
        AssertProblem("A waveform of 500 samples has no 501.", [500, 501]);
        AssertProblem("399 samples are too few for a frame; pad them with zeros.", [399, 500]);

        void AssertProblem(string problem, long[] lengths) =>
            Assert.StartsWith(problem, Assert.Throws<ArgumentException>(() => module.call(waveforms, lengths)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Call_AllShorterThanTheBatch_IsAsIfItEndedThere(string name)
    {
        using var noGradients = no_grad();
        using var module = Load(name);
        var waveforms = rand(2, 2000);
        var (padded, cut) = (module.call(waveforms, [1200, 1200]), module.call(waveforms.narrow(1, 0, 1200), null));
        Assert.True(cut.LastHidden.Equals(padded.LastHidden));
        Assert.True(cut.Features!.Equals(padded.Features));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Call_LeavesOnlyItsResultBehind(string name)
    {
        using var noGradients = no_grad();
        using var module = Load(name);
        var waveforms = rand(2, 2000);
        using var call = NewDisposeScope();
        var output = module.call(waveforms, [2000, 1200]);
        Assert.Equal(output.Layers.Count + 1, call.DisposablesCount);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Call_InTraining_DropsAndGivesEveryParameterItsSlope(string name)
    {
        using var module = Load(name);
        var waveforms = rand(2, 2000);
        Assert.True(module.call(waveforms, [2000, 1200]).LastHidden.Equals(module.call(waveforms, [2000, 1200]).LastHidden));
        module.train();
        manual_seed(1);
        var output = module.call(waveforms, [2000, 1200]).LastHidden;
        Assert.False(module.call(waveforms, [2000, 1200]).LastHidden.Equals(output));
        output.square().mul(arange(output.numel()).view_as(output)).sum().backward();
        // A bias of all keys changes no attention. And the oneDNN of libtorch 1.13 gives some convolutions of so few channels slopes that are no numbers, in
        // Python too.
        var learning = module.named_parameters().Where(pair => !pair.name.EndsWith("k_proj.bias", StringComparison.Ordinal)
            && (name == "wav2vec2-large" || !pair.name.StartsWith("feature_extractor.", StringComparison.Ordinal)));
        Assert.All(learning, pair => Assert.InRange(pair.parameter.grad!.abs().sum().item<float>(), 1e-6, 1e12));
    }

    [Theory]
    [InlineData("wav2vec2-base", true)]
    [InlineData("wav2vec2-base", false)]
    [InlineData("wav2vec2-large", true)]
    [InlineData("wav2vec2-large", false)]
    public void Call_InBfloat16_GivesNearlyTheSame(string name, bool isAutocast)
    {
        using var noGradients = no_grad();
        using var module = Load(name);
        var waveforms = given[2, "waveform"].unsqueeze(0).expand(2, -1);
        var exact = module.call(waveforms, [2311, 1000]).LastHidden[0];
        if (!isAutocast)
        {
            module.to(ScalarType.BFloat16);
            waveforms = waveforms.to(ScalarType.BFloat16);
        }
        using var region = isAutocast ? Autocast.Enter(ScalarType.BFloat16) : null;
        var difference = (module.call(waveforms, [2311, 1000]).LastHidden[0].to(ScalarType.Float32) - exact).abs();
        Assert.InRange(difference.max().item<float>(), 1e-4, 0.3);
        Assert.InRange(difference.mean().item<float>(), 0, 0.04);
    }

    private static Wav2Vec2 Load(string name)
    {
        var given = new EncoderCase(EncoderCase.Folder, name);
        return given.Load(new Wav2Vec2(Wav2Vec2Config.Read(given.ConfigPath)), Wav2Vec2.Keys);
    }
}
