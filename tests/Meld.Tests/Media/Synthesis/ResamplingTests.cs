using Meld.Media;
using Meld.Media.Synthesis;

namespace Meld.Tests.Media.Synthesis;

public sealed class ResamplingTests
{
    [Theory]
    [InlineData(22050, 16000, 440)]
    [InlineData(22050, 16000, 6500)]
    [InlineData(16000, 22050, 3000)]
    public void To_KeepsATone(int from, int to, double hertz)
    {
        var resampled = Resampling.To(Tone(from, hertz), to);
        var expected = Tone(to, hertz).Samples;

        Assert.Equal(to, resampled.SampleRate);
        Assert.InRange(resampled.Samples.Length, to - 1, to);
        // The ends, where the filter reaches beyond the sound, are left out.
        Assert.All(Enumerable.Range(100, to - 300), i => Assert.InRange(resampled.Samples[i] - expected[i], -0.004, 0.004));
    }

    [Fact]
    public void To_LowerRate_TakesOutWhatItCannotHold() =>
        Assert.All(Resampling.To(Tone(22050, 9500), 16000).Samples[100..^100], sample => Assert.InRange(sample, -0.005, 0.005));

    [Fact]
    public void To_TheSameRate_IsTheSameSound()
    {
        var tone = Tone(16000, 440);

        Assert.Same(tone, Resampling.To(tone, 16000));
    }

    [Fact]
    public void To_NoRate_IsAnError() => Assert.Throws<ArgumentOutOfRangeException>(() => Resampling.To(Tone(16000, 440), 0));

    private static Waveform Tone(int rate, double hertz) =>
        new([.. Enumerable.Range(0, rate).Select(i => 0.5f * (float)Math.Sin(Math.Tau * hertz * i / rate))], rate);
}
