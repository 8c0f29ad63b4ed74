using Meld.Media;

namespace Meld.Tests.Media;

public sealed class IsolationSettingsTests
{
    [Theory]
    [InlineData(0), InlineData(-1)]
    public void Settings_NotPositive_AreRefused(int value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new IsolationSettings { Workers = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new IsolationSettings { MemoryBytes = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new IsolationSettings { ClipsPerProcess = value });
    }
}
