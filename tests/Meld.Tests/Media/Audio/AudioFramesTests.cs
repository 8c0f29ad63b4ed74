using Meld.Media.Audio;

namespace Meld.Tests.Media.Audio;

public sealed class AudioFramesTests
{
    [Fact]
    public void Index_IsARow()
    {
        var frames = new AudioFrames([1, 2, 3, 4, 5, 6], 2, 0.5, 0.25);
        Assert.Equal(3, frames.Count);
        Assert.Equal([4, 5, 6], frames[1].ToArray());
        Assert.Equal(1.25, frames.TimeOf(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => frames[2].Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => frames[-1].Length);
    }

    [Fact]
    public void Constructor_RaggedRowsOrNoInterval_Throws()
    {
        Assert.Contains("5 values do not make 2 rows", Assert.Throws<ArgumentException>(() => new AudioFrames(new float[5], 2, 1)).Message);
        Assert.Contains("0 rows", Assert.Throws<ArgumentException>(() => new AudioFrames([], 0, 1)).Message);
        Assert.Contains("Frames 0 seconds apart", Assert.Throws<ArgumentException>(() => new AudioFrames(new float[4], 2, 0)).Message);
    }
}
