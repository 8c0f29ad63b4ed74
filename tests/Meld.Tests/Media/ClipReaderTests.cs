using Meld.Media;
using Meld.Testing;

namespace Meld.Tests.Media;

/// <summary>What comes out of clips of many shapes.</summary>
public sealed class ClipReaderTests
{
    private static readonly ClipReader Reader = new();

    [Fact]
    public void Read_NothingWanted_TellsWhatTheContainerSays()
    {
        var clip = Read("meld.mp4", new());

        Assert.Equal(2.002, clip.Info.Duration.TotalSeconds, 1e-3);
        Assert.Equal(new VideoInfo("h264", 64, 96, 24000 / 1001.0, 0, 48), clip.Info.Video);
        Assert.Equal(new AudioInfo("aac", 48_000, 6), clip.Info.Audio);
        Assert.Null(clip.Frames);
        Assert.Null(clip.Sound);
        Assert.False(clip.IsCut);
        Assert.Empty(clip.Damage);
    }

    [Fact]
    public void Read_FramesAndSound_GivesWhatEachAloneGives()
    {
        var both = Read("meld.mp4", new() { Frames = FrameRule.Spread(5), SampleRate = 16_000 });

        Assert.True(both.Frames!.Pixels.AsSpan().SequenceEqual(Read("meld.mp4", new() { Frames = FrameRule.Spread(5) }).Frames!.Pixels));
        Assert.Equal(Read("meld.mp4", new() { SampleRate = 16_000 }).Sound!.Samples, both.Sound!.Samples);
        Assert.Equal((5, 64, 96), (both.Frames.Count, both.Frames.Height, both.Frames.Width));
    }

    [Fact]
    public void Read_FirstFrames_LeavesTheSoundWhole()
    {
        var clip = Read("meld.mp4", new() { Frames = FrameRule.First(2), SampleRate = 16_000 });

        Assert.Equal((2, 32_085), (clip.Frames!.Count, clip.Sound!.Samples.Length));
    }

    [Theory]
    [InlineData("no-picture.m4a")]
    [InlineData("mono-8k.mp3")]
    [InlineData("stereo.wav")]
    public void Read_NoPicture_HasNoFrames(string name)
    {
        var clip = Read(name, new() { Frames = FrameRule.Spread(4), SampleRate = 16_000 });

        Assert.Null(clip.Info.Video);
        Assert.Null(clip.Frames);
        Assert.NotEmpty(clip.Sound!.Samples);
    }

    [Fact]
    public void Read_NoSound_HasNoWaveform()
    {
        var clip = Read("short-gops.mp4", new() { Frames = FrameRule.First(1), SampleRate = 16_000 });

        Assert.Null(clip.Info.Audio);
        Assert.Null(clip.Sound);
    }

    [Theory]
    [InlineData("First")]
    [InlineData("Spread")]
    [InlineData("EveryNth")]
    [InlineData("PerSecond")]
    public void Read_ZeroLength_HasNoFrame(string rule)
    {
        var frames = Read("zero-length.mp4", new() { Frames = Rule(rule), Size = FrameSize.Exactly(10, 12) }).Frames!;

        Assert.Equal((0, 10, 12, 0), (frames.Count, frames.Height, frames.Width, frames.Pixels.Length));
    }

    [Theory]
    [InlineData("First", 1)]
    [InlineData("Spread", 3)]
    [InlineData("EveryNth", 1)]
    [InlineData("PerSecond", 1)]
    public void Read_OneFrame_TakesIt(string rule, int count)
    {
        var frames = Read("one-frame.mp4", new() { Frames = Rule(rule) }).Frames!;

        Assert.Equal(count, frames.Count);
        Assert.All(Enumerable.Range(0, count), i => Assert.True(frames[i].SequenceEqual(frames[0])));
    }

    // All show the same picture upright as stored; ffmpeg agrees, see ClipReaderFfmpegTests.
    [Theory]
    [InlineData("rotated-90.mp4", 90, 64, 48)]
    [InlineData("rotated-180.mp4", 180, 48, 64)]
    [InlineData("rotated-270.mp4", 270, 64, 48)]
    public void Read_Rotated_StandsUpright(string name, int degrees, int height, int width)
    {
        var stored = Read("wide-pixels.mp4", new() { Frames = FrameRule.First(3) }).Frames!;

        var clip = Read(name, new() { Frames = FrameRule.First(3) });

        Assert.Equal((degrees, height, width), (clip.Info.Video!.Rotation, clip.Info.Video.Height, clip.Info.Video.Width));
        Assert.Equal((height, width), (clip.Frames!.Height, clip.Frames.Width));
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var (row, column) = degrees switch { 90 => (47 - x, y), 180 => (47 - y, 63 - x), _ => (x, 63 - y) };
                Assert.Equal(stored[2][(48 + row) * 64 + column], clip.Frames[2][(height + y) * width + x]);
            }
    }

    [Fact]
    public void Read_RotatedAndCropped_IsCroppedUpright()
    {
        var whole = Read("rotated-90.mp4", new() { Frames = FrameRule.First(1), Size = FrameSize.Exactly(40, 30) }).Frames!;

        var cropped = Read("rotated-90.mp4", new() { Frames = FrameRule.First(1), Size = FrameSize.Exactly(40, 30).Cropped(10, 15) }).Frames!;

        for (var i = 0; i < 150; i++) Assert.Equal(whole[0][(15 + i / 15) * 30 + 8 + i % 15], cropped[0][i]);
    }

    [Theory]
    [InlineData("meld.mp4", 32, 48)]
    [InlineData("odd-size.webm", 32, 41)]
    [InlineData("rotated-90.mp4", 42, 32)]
    public void Read_ShorterSide_KeepsTheAspect(string name, int height, int width)
    {
        var frames = Read(name, new() { Frames = FrameRule.First(1), Size = FrameSize.OfShorterSide(32) }).Frames!;

        Assert.Equal((height, width), (frames.Height, frames.Width));
    }

    [Fact]
    public void Read_Height_KeepsTheAspect()
    {
        var frames = Read("meld.mp4", new() { Frames = FrameRule.First(1), Size = FrameSize.OfHeight(33) }).Frames!;

        Assert.Equal((33, 49), (frames.Height, frames.Width));
    }

    [Fact]
    public void Read_CropLargerThanTheClip_IsRefused()
    {
        var error = Assert.Throws<MediaException>(() => Read("meld.mp4", new() { Frames = FrameRule.First(1), Size = FrameSize.Source.Cropped(100, 90) }));

        Assert.Equal(MediaProblem.TooSmall, error.Kind);
        Assert.Equal($"{Fixtures.Clip("meld.mp4")}: its frames of 64 x 96 are smaller than the 100 x 90 to be cropped from them.", error.Message);
    }

    [Fact]
    public void Read_FromManyThreads_GivesTheSame()
    {
        var request = new ClipRequest { Frames = FrameRule.Spread(6), SampleRate = 16_000 };
        var expected = Read("meld.mp4", request);

        Parallel.For(0, 12, _ => SameClip.Assert(expected, Read("meld.mp4", request)));
    }

    [Theory]
    [InlineData("a clip with spaces; $(and) 'more'.mp4")]
    [InlineData("Klip-ÄÖ-录像-🎬.mp4")]
    [InlineData("-i")]
    [InlineData("%d.mp4")]
    [InlineData("http:%2F%2Fx.mp4")]
    [InlineData("line\nbreak")]
    public void Read_OddFileName_IsNoObstacle(string name)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.Write(name, File.ReadAllBytes(Fixtures.Clip("one-frame.mp4")));

        Assert.Equal(1, Reader.Read(path, new() { Frames = FrameRule.All }).Frames!.Count);
    }

    private static FrameRule Rule(string name) => name switch
    {
        "First" => FrameRule.First(3),
        "Spread" => FrameRule.Spread(3),
        "EveryNth" => FrameRule.EveryNth(3),
        _ => FrameRule.PerSecond(3),
    };

    private static DecodedClip Read(string name, ClipRequest request) => Reader.Read(Fixtures.Clip(name), request);
}
