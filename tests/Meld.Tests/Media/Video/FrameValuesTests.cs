using Meld.Media.Video;

namespace Meld.Tests.Media.Video;

public sealed class FrameValuesTests
{
    [Theory]
    [InlineData(11, 2, 2)]
    [InlineData(12, 0, 2)]
    [InlineData(12, 2, -2)]
    public void Constructor_NoWholeFrames_Throws(int values, int height, int width)
    {
        var error = Assert.Throws<ArgumentException>(() => new FrameValues(new float[values], height, width));
        Assert.Contains($"{values} values do not make frames of {height} x {width}", error.Message);
    }
}
