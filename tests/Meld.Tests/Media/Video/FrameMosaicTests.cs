using Meld.Media;
using Meld.Media.Video;
using Meld.Tests.Media.Video.Golden;

namespace Meld.Tests.Media.Video;

public sealed class FrameMosaicTests
{
    private static readonly FrameMosaic Mosaic = new();

    [Fact]
    public void Size_IsWhatTorchvisionMakesOfAWideClip() =>
        Assert.Equal(GoldenPicture.Recorded.GetProperty("mosaic").EnumerateArray().Select(size => size.GetInt32()), [Mosaic.Height, Mosaic.Width]);

    [Fact]
    public void Picture_ShowsAllFramesOneBelowTheOther()
    {
        // A colour for each frame, as bright as its number; their seams lie at 144.2 rows and its multiples.
        var frames = Plain(426, 0, 60, 120, 180, 240);
        var picture = Mosaic.Picture(frames);
        Assert.Equal((1, 721, 256), (picture.Count, picture.Height, picture.Width));
        for (var frame = 0; frame < 5; frame++)
        {
            var (first, last) = ((int)Math.Ceiling(frame * 144.2) + 2, (int)((frame + 1) * 144.2) - 3);
            for (var colour = 0; colour < 3; colour++)
            {
                var rows = picture[0].Slice((colour * 721 + first) * 256, (last - first + 1) * 256);
                Assert.Equal(-1, rows.IndexOfAnyExcept((byte)(frame * 60)));
            }
        }
    }

    [Fact]
    public void Picture_OfFrames_IsTheWholeScaled()
    {
        var frames = GoldenPicture.Make(240, 426, frames: 5);
        var whole = new byte[frames.Pixels.Length];
        for (var i = 0; i < whole.Length; i++)
        {
            var (x, y, colour) = (i % 426, i / 426 % 1200, i / (426 * 1200));
            whole[i] = frames[y / 240][colour * 240 * 426 + y % 240 * 426 + x];
        }
        Assert.Equal(BilinearScaling.Scale(new ClipFrames(whole, 1200, 426, [0]), 721, 256).Pixels, Mosaic.Picture(frames).Pixels);
    }

    [Fact]
    public void Apply_Restore_GiveThePictureBack()
    {
        var frames = GoldenPicture.Make(240, 426, frames: 5);
        var values = Mosaic.Apply(frames);
        Assert.Equal([1, 3, 721, 256], values.Shape);
        var picture = Mosaic.Picture(frames);
        Assert.Equal((picture.Pixels[0] / 255f - 0.2706f) / 0.1857f, values.Values[0]);
        Assert.Equal((picture.Pixels[^1] / 255f - 0.1914f) / 0.1667f, values.Values[^1]);
        Assert.Equal(picture.Pixels, Mosaic.Restore(values).Pixels);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(135)]
    public void Picture_OfAnotherAspect_HasTheSameSize(int width)
    {
        var picture = Mosaic.Picture(Plain(width, 1, 2, 3, 4, 5));
        Assert.Equal((721, 256, 1, 5), (picture.Height, picture.Width, picture.Pixels[0], picture.Pixels[^1]));
    }

    [Fact]
    public void Picture_OfFewerFrames_Throws() =>
        Assert.Contains("A mosaic of 5 frames cannot be made of 2", Assert.Throws<ArgumentException>(() => Mosaic.Picture(Plain(426, 1, 2))).Message);

    [Fact]
    public void ToRequest_SpreadsFramesAndKeepsTheAspect()
    {
        var request = Mosaic.ToRequest();
        Assert.Equal((FrameRule.Spread(5), 240, null), (request.Frames!.Value, request.Size.Height, request.Size.Width));
    }

    private static ClipFrames Plain(int width, params byte[] brightness)
    {
        var pixels = brightness.SelectMany(value => Enumerable.Repeat(value, 3 * 240 * width)).ToArray();
        return new ClipFrames(pixels, 240, width, [.. brightness.Select(value => (double)value)]);
    }
}
