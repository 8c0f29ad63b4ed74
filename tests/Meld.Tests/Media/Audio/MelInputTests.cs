using Meld.Media;
using Meld.Media.Audio;
using Meld.Tests.Media.Audio.Golden;

namespace Meld.Tests.Media.Audio;

public sealed class MelInputTests
{
    [Fact]
    public void Compute_EqualsTorchaudio()
    {
        var cases = GoldenFeature.Of("form");
        Assert.Equal(5, cases.Count);
        foreach (var item in cases)
        {
            var form = MelForm.AiVideoSentiment with { Mel = item.Mel, IsDecibels = item.Is("is_decibels"), IsFilledFirst = item.Is("is_filled_first") };
            item.AssertEqual(new MelInput(form).Compute(item.Waveform), 1e-4, 1e-4);
        }
    }

    [Theory]
    [InlineData(20_000)]
    [InlineData(160_000)]
    public void Compute_Default_IsTheLoudnessWithMeanZeroAndDeviationOne(int samples)
    {
        var input = new MelInput(new MelForm()).Compute(GoldenSound.Chirp(samples));
        Assert.Equal((64, 300), (input.Bands, input.Count));
        var frames = Math.Min(300, samples / 512 + 1);
        var values = Enumerable.Range(0, 64).SelectMany(band => input[band][..frames].ToArray()).ToArray();
        if (samples < 300 * 512)
        {
            Assert.Equal(0, values.Average(), 1e-4);
            Assert.Equal(1, Math.Sqrt(values.Sum(value => value * value) / (values.Length - 1)), 1e-4);
        }
        Assert.All(Enumerable.Range(0, 64), band => Assert.All(input[band][frames..].ToArray(), value => Assert.Equal(0, value)));
    }

    [Fact]
    public void Compute_Silence_IsZerosOrTheFault()
    {
        var silence = new Waveform(new float[20_000], 16_000);
        Assert.All(new MelInput(new()).Compute(silence).Values, value => Assert.Equal(0, value));
        Assert.All(new MelInput(MelForm.AiVideoSentiment with { IsGuarded = true }).Compute(silence).Values, value => Assert.Equal(0, value));
        var faulty = new MelInput(MelForm.AiVideoSentiment).Compute(silence);
        Assert.True(float.IsNaN(faulty[0][0]));
        Assert.Equal(0, faulty[0][299]);
    }

    [Fact]
    public void Compute_EmptyWaveform_IsZeros() =>
        Assert.All(new MelInput(new()).Compute(new Waveform([], 16_000)).Values, value => Assert.Equal(0, value));

    [Fact]
    public void Constructor_NoFrames_Throws() =>
        Assert.Contains("FrameCount is 0", Assert.Throws<ArgumentException>(() => new MelInput(new() { FrameCount = 0 })).Message);
}
