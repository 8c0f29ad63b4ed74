using Meld.Media;
using Meld.Media.Video;
using Meld.Tests.Media.Video.Golden;

namespace Meld.Tests.Media.Video;

public sealed class FrameFormTests
{
    [Theory]
    [InlineData("Kinetics")]
    [InlineData("ImageNet")]
    public void Apply_EveryByte_EqualsTorchvisionExactly(string name)
    {
        var form = name == "Kinetics" ? FrameForms.Kinetics : FrameForms.ImageNet(1);
        var frames = new ClipFrames([.. Enumerable.Range(0, 3 * 256).Select(i => (byte)i)], 256, 1, [0]);
        var expected = GoldenPicture.Recorded.GetProperty("normed").GetProperty(name).EnumerateArray().Select(value => value.GetSingle()).ToArray();
        var values = form.Apply(frames).Values;
        Assert.Equal(256, expected.Length);
        Assert.Equal(expected, Enumerable.Range(0, 256).Select(i => values[3 * i]));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(8, 8)]
    [InlineData(13, 31)]
    public void Apply_AnySize_EqualsTheFormulaInEveryPlace(int height, int width)
    {
        var frames = GoldenPicture.Make(height, width, frames: 3);
        var values = FrameForms.Kinetics.Apply(frames);
        Assert.Equal([3, 3, height, width], values.Shape);
        var (mean, deviation) = (FrameForms.Kinetics.Mean, FrameForms.Kinetics.Deviation);
        var expected = frames.Pixels.Select((value, i) => (value / 255f - mean[i / (height * width) % 3]) / deviation[i / (height * width) % 3]);
        Assert.Equal(expected, values.Values);
    }

    [Fact]
    public void Apply_Bgr_TurnsColoursAround()
    {
        var frames = GoldenPicture.Make(4, 6, frames: 2);
        var rgb = FrameForms.Kinetics.Apply(frames).Values;
        var bgr = (FrameForms.Kinetics with { IsBgr = true }).Apply(frames).Values;
        for (var frame = 0; frame < 2; frame++)
        {
            for (var colour = 0; colour < 3; colour++)
                Assert.Equal(rgb.AsSpan((frame * 3 + colour) * 24, 24), bgr.AsSpan((frame * 3 + 2 - colour) * 24, 24));
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(30)]
    [InlineData(33)]
    public void Apply_AiVideoSentiment_FillsUpWithZerosOrCuts(int count)
    {
        var frames = GoldenPicture.Make(2, 3, count);
        var values = FrameForms.AiVideoSentiment.Apply(frames);
        Assert.Equal([30, 3, 2, 3], values.Shape);
        var kept = 18 * Math.Min(count, 30);
        Assert.Equal(frames.Pixels.Take(kept).Select(value => value / 255f), values.Values.Take(kept));
        Assert.All(values.Values.Skip(kept), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Restore_GivesTheFramesBack(bool isBgr)
    {
        var form = FrameForms.ImageNet(2) with { IsBgr = isBgr, FrameCount = 5 };
        var frames = new ClipFrames([.. Enumerable.Range(0, 2 * 3 * 256).Select(i => (byte)(i * 7))], 16, 16, [0, 0.5]);
        var restored = form.Restore(form.Apply(frames), frames.Timestamps);
        Assert.Equal(frames.Pixels, restored.Pixels);
        Assert.Equal([0, 0.5], restored.Timestamps);
    }

    [Fact]
    public void Restore_ValuesOfNoColour_AreClipped()
    {
        var restored = new FrameForm { Rule = FrameRule.All }.Restore(new FrameValues([-1, 2, float.NaN], 1, 1), [0]);
        Assert.Equal([0, 255, 0], restored.Pixels);
    }

    [Fact]
    public void Restore_MoreTimesThanFrames_Throws()
    {
        var error = Assert.Throws<ArgumentException>(() => FrameForms.Kinetics.Restore(new FrameValues(new float[3], 1, 1), [0, 1]));
        Assert.Contains("2 times are more than 1 frames", error.Message);
    }

    [Fact]
    public void ToRequest_AsksForWhatTheNetworkWasTrainedOn()
    {
        var kinetics = FrameForms.Kinetics.ToRequest();
        Assert.Equal(FrameRule.Spread(16), kinetics.Frames);
        Assert.Equal((128, 171, 112, 112), (kinetics.Size.Height, kinetics.Size.Width, kinetics.Size.CropHeight, kinetics.Size.CropWidth));
        var imageNet = FrameForms.ImageNet(4).ToRequest();
        Assert.Equal(FrameRule.Spread(4), imageNet.Frames);
        Assert.Equal((256, 224, 224), (imageNet.Size.ShorterSide, imageNet.Size.CropHeight, imageNet.Size.CropWidth));
        Assert.Equal((FrameRule.First(30), null), (FrameForms.AiVideoSentiment.ToRequest().Frames, FrameForms.AiVideoSentiment.ToRequest().SampleRate));
    }
}
