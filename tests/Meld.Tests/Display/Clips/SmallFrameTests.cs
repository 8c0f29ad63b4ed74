using Meld.Display.Clips;
using Meld.Media;

namespace Meld.Tests.Display.Clips;

public class SmallFrameTests
{
    [Fact]
    public void Of_TwiceTooLarge_TakesMeansWithinEachPlane()
    {
        byte[] red = [0, 10, 100, 100, 20, 30, 100, 101], green = [1, 1, 2, 2, 1, 1, 2, 2], blue = [255, 255, 0, 0, 255, 255, 0, 0];
        var small = SmallFrame.Of(new([.. red, .. green, .. blue], 2, 4, [0]), 2, 2);
        Assert.Equal((1, 2), (small.Height, small.Width));
        Assert.Equal([15, 100, 1, 2, 255, 0], small.Pixels);
    }

    [Fact]
    public void Of_RowsThatDoNotDivide_BeginsEachPlaneAtItsFirstRow()
    {
        byte[] planes = [1, 1, 1, 1, 9, 9, 11, 11, 11, 11, 19, 19, 21, 21, 21, 21, 29, 29];
        var small = SmallFrame.Of(new(planes, 3, 2, [0.5]), 2, 2);
        Assert.Equal([1, 11, 21], small.Pixels);
        Assert.Equal([0.5], small.Timestamps);
    }

    [Fact]
    public void Of_SmallEnough_IsTheSame()
    {
        var frames = new ClipFrames(new byte[3 * 5 * 7], 5, 7, [0]);
        Assert.Same(frames, SmallFrame.Of(frames, 5, 7));
    }

    [Theory]
    [InlineData(5, 7, 7, 4, 6)]
    [InlineData(1, 9, 100, 1, 8)]
    [InlineData(1, 900, 320, 1, 900)]
    [InlineData(721, 1281, 320, 144, 256)]
    public void Of_EvenSides_LeavesTheLastOddOnesOut(int height, int width, int longest, int expectedHeight, int expectedWidth)
    {
        var small = SmallFrame.Of(new(new byte[3 * height * width], height, width, [0]), longest, longest, evenSides: true);
        Assert.Equal((expectedHeight, expectedWidth), (small.Height, small.Width));
    }
}
