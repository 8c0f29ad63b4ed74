using Meld.Media;
using Meld.Media.Video;
using Meld.Tests.Media.Video.Golden;

namespace Meld.Tests.Media.Video;

public sealed class BilinearScalingTests
{
    [Fact]
    public void Scale_EqualsPillow()
    {
        var cases = GoldenPicture.Recorded.GetProperty("scaled").EnumerateArray().ToArray();
        Assert.Equal(4, cases.Length);
        foreach (var item in cases)
        {
            var (from, to, step) = (item.GetProperty("from"), item.GetProperty("to"), item.GetProperty("step").GetInt32());
            var scaled = BilinearScaling.Scale(GoldenPicture.Make(from[0].GetInt32(), from[1].GetInt32()), to[0].GetInt32(), to[1].GetInt32());
            Assert.Equal((to[0].GetInt32(), to[1].GetInt32()), (scaled.Height, scaled.Width));
            var expected = item.GetProperty("values").EnumerateArray().Select(value => value.GetInt32()).ToArray();
            var actual = Enumerable.Range(0, expected.Length).Select(i => (int)scaled.Pixels[i * step]).ToArray();
            // Pillow's weights are whole multiples of 2^-22, so that a sum near a half may be rounded the other way.
            Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - 1, pair.First + 1));
            Assert.InRange(expected.Zip(actual).Count(pair => pair.First != pair.Second), 0, expected.Length / 100);
        }
    }

    [Fact]
    public void Scale_OneColour_StaysThatColourAtAnySize()
    {
        var white = new ClipFrames(Enumerable.Repeat((byte)255, 2 * 3 * 7 * 5).ToArray(), 7, 5, [0, 1]);
        foreach (var (height, width) in new[] { (1, 1), (3, 2), (7, 5), (20, 31) })
        {
            var scaled = BilinearScaling.Scale(white, height, width);
            Assert.Equal(2, scaled.Count);
            Assert.Equal(2 * 3 * height * width, scaled.Pixels.Count(value => value == 255));
        }
    }
}
