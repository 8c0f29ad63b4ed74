using Meld.Features;
using Meld.Features.Steps;
using Meld.Media;
using Meld.Media.Video;
using Meld.Storage;

namespace Meld.Tests.Features.Steps;

public sealed class VideoDecodeStepTests
{
    private static readonly VideoDecodeStep Usual = new(new VideoDecodeSettings());

    // Where this fails the step gives something else than before: raise its version, then write down the new values.
    [Fact]
    public void IdentityAndBytes_OfAMadeClip_AreAsBefore()
    {
        Assert.Equal(
            "video.decode v1 rule=spread count=16 rate=0 height=128 width=171 shorter_side=none crop_height=112 crop_width=112 scaling=bilinear "
            + "seconds=60 source_pixels=9437184 output_bytes=1073741824",
            Usual.Identity.ToString());
        var value = Usual.Compute(MadeClip.Whole);
        Assert.Equal(TensorType.U8, value.Type);
        Assert.Equal([3, 3, 4, 6], value.Shape);
        Assert.Equal("7e21a74a739b54fd197e6dbefce67b3b", Digest.Of(value.Bytes.Span).ToString()[..32]);
    }

    [Fact]
    public void Request_Defaults_AreThoseOfKinetics()
    {
        Assert.Equal(FrameForms.Kinetics.ToRequest(), Usual.Request);
    }

    public static TheoryData<VideoDecodeSettings, string> Settings => new()
    {
        { new() { Rule = VideoFrameRule.First, Frames = 30 }, "rule=first count=30 rate=0 " },
        { new() { Rule = VideoFrameRule.Every, Step = 5, Frames = 3 }, "rule=every count=5 rate=0 " },
        { new() { Rule = VideoFrameRule.PerSecond, Rate = 0.5 }, "rule=per-second count=0 rate=0.5 " },
        { new() { Rule = VideoFrameRule.All }, "rule=every count=1 rate=0 " },
        { new() { ShorterSide = 256, Crop = 224 }, " height=none width=none shorter_side=256 crop_height=224 crop_width=224 " },
        { new() { Width = null, Crop = null }, " height=128 width=none shorter_side=none crop_height=none crop_width=none " },
        { new() { Height = null, Width = null, Crop = null, Scaling = FrameScaling.Area }, " height=none width=none shorter_side=none crop_height=none crop_width=none scaling=area " },
        { new() { Seconds = 2.5 }, " seconds=2.5 " },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Identity_OtherSettings_SaysThem(VideoDecodeSettings settings, string part)
    {
        var text = new VideoDecodeStep(settings).Identity.Settings;
        Assert.Contains(part, text + " ");
        Assert.NotEqual(Usual.Identity.Settings, text);
    }

    [Fact]
    public void Identity_SettingsWithoutAPart_AreTheSameStep()
    {
        Assert.Equal(Usual.Identity, new VideoDecodeStep(new VideoDecodeSettings { Step = 7, Rate = 12 }).Identity);
    }

    [Fact]
    public void Compute_NoPictureOrNoFrame_IsAbsent()
    {
        Assert.Equal("no picture", Absence(MadeClip.Of(null, MadeClip.Whole.Sound)));
        Assert.Equal("no frame", Absence(MadeClip.Of(new ClipFrames([], 4, 6, []), null)));

        static string Absence(DecodedClip clip)
        {
            var value = Usual.Compute(clip);
            Assert.Equal(FeatureState.Absent, value.State);
            return value.Reason;
        }
    }

    public static TheoryData<VideoDecodeSettings, string> Impossible => new()
    {
        { new() { Crop = 200 }, "`decode.crop` of 200 does not fit" },
        { new() { ShorterSide = 100 }, "`decode.crop` of 112 does not fit" },
        { new() { Height = null }, "`decode.width` needs `height` too" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Constructor_SettingsThatContradictOneAnother_AreRefused(VideoDecodeSettings settings, string message)
    {
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => new VideoDecodeStep(settings)).Message);
    }
}
