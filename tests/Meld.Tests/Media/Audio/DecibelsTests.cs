using Meld.Media.Audio;
using Meld.Tests.Media.Audio.Golden;

namespace Meld.Tests.Media.Audio;

public sealed class DecibelsTests
{
    [Fact]
    public void Of_EqualsTorchaudio()
    {
        var cases = GoldenFeature.Of("decibels");
        Assert.Equal(3, cases.Count);
        foreach (var item in cases) item.AssertEqual(Decibels.Of(new MelSpectrogram(item.Mel).Compute(item.Waveform), item.Number("range")), 0, 1e-3);
    }

    [Fact]
    public void Of_KnownPowers_IsExact()
    {
        var power = new AudioFrames([1, 100, 0.001f, 0], 2, 1);
        Assert.Equal([0, 20, -30, -100], Decibels.Of(power).Values);
        Assert.Equal([0, 20, -20, -20], Decibels.Of(power, range: 40).Values);
        Assert.Throws<ArgumentOutOfRangeException>(() => Decibels.Of(power, -1));
    }
}
