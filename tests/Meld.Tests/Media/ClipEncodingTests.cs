using Meld.Media;

namespace Meld.Tests.Media;

public sealed class ClipEncodingTests
{
    [Theory]
    [InlineData(-1), InlineData(52)]
    public void RateFactor_OutOfRange_IsRefused(int value) => Assert.Throws<ArgumentOutOfRangeException>(() => new ClipEncoding { RateFactor = value });

    [Fact]
    public void KeyInterval_Zero_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new ClipEncoding { KeyInterval = 0 });

    [Fact]
    public void SoundBitRate_Zero_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new ClipEncoding { SoundBitRate = 0 });

    [Fact]
    public void Preset_Unknown_NamesThoseThereAre() =>
        Assert.Contains("no preset 'quick', only ultrafast", Assert.Throws<ArgumentException>(() => new ClipEncoding { Preset = "quick" }).Message);
}
