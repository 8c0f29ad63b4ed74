using Meld.Display;

namespace Meld.Tests.Display;

public class ClipPlayerSettingsTests
{
    [Fact]
    public void Settings_Impossible_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClipPlayerSettings { LongestSide = 15 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClipPlayerSettings { FramesPerSecond = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClipPlayerSettings { SampleRate = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClipPlayerSettings { Length = TimeSpan.Zero });
    }
}
