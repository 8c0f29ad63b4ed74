using Meld.Media;
using Meld.Media.Interop;

namespace Meld.Tests.Media;

/// <summary>What one clip may cost.</summary>
public sealed class ClipReaderLimitsTests
{
    private static readonly ClipReader Reader = new();

    [Fact]
    public void Length_LongerClip_IsCutForFramesAndSoundAlike()
    {
        var whole = Read(new() { Frames = FrameRule.All, SampleRate = 16_000 });

        var cut = Read(new() { Frames = FrameRule.All, SampleRate = 16_000, Limits = new() { Length = TimeSpan.FromSeconds(1) } });

        Assert.True(cut.IsCut);
        Assert.False(whole.IsCut);
        Assert.Equal((24, 16_000), (cut.Frames!.Count, cut.Sound!.Samples.Length));
        Assert.Equal(whole.Frames!.Timestamps.Take(24), cut.Frames.Timestamps);
        Assert.True(whole.Frames.Pixels.AsSpan(0, cut.Frames.Pixels.Length).SequenceEqual(cut.Frames.Pixels));
        Assert.Equal(whole.Sound!.Samples.Take(16_000), cut.Sound.Samples);
    }

    [Fact]
    public void Length_Spread_IsOverWhatIsLeft()
    {
        var frames = Read(new() { Frames = FrameRule.Spread(3), Limits = new() { Length = TimeSpan.FromSeconds(1) } }).Frames!;

        Assert.Equal([0, 11 * 1001 / 24000.0, 23 * 1001 / 24000.0], frames.Timestamps.Select(time => Math.Round(time, 6)), (x, y) => Math.Abs(x - y) < 1e-4);
    }

    [Fact]
    public void Length_NothingBeyondIsWanted_IsNotCut() =>
        Assert.False(Read(new() { Frames = FrameRule.First(5), Limits = new() { Length = TimeSpan.FromSeconds(1) } }).IsCut);

    /// <summary>However far decoding has to look ahead for them: who has the first n frames misses none beyond the limit.</summary>
    [Theory]
    [InlineData((int)Shortcuts.None), InlineData((int)Shortcuts.Skipping), InlineData((int)Shortcuts.Holding)]
    public void Length_FirstFrames_AreCutOnlyWhereSomeAreMissing(int without)
    {
        using var reader = new ClipReader((Shortcuts)without);
        for (var n = 1; n < 60; n++)
        {
            var clip = reader.Read(Fixtures.Clip("odd-size.mp4"), new() { Frames = FrameRule.First(n), Limits = new() { Length = TimeSpan.FromSeconds(1.5) } });
            Assert.Equal((n, clip.Frames!.Count < n), (n, clip.IsCut));
        }
    }

    [Fact]
    public void SourcePixels_LargerPicture_IsRefused() =>
        AssertLimit(new() { SourcePixels = 96 * 64 - 1 }, "its picture of 64 x 96 pixels exceeds the limit of 6143 pixels");

    [Fact]
    public void SourcePixels_PictureNotWanted_DoesNotMatter() =>
        Assert.NotNull(Read(new() { SampleRate = 16_000, Limits = new() { SourcePixels = 1 } }).Sound);

    [Fact]
    public void SourcePixels_PictureLargerThanItsContainerSays_IsRefused()
    {
        using var directory = new Meld.Testing.TemporaryDirectory();
        var path = directory.Write("clip.mp4", SaysItIsSmall(File.ReadAllBytes(Fixtures.Clip("meld.mp4"))));

        var error = Assert.Throws<MediaException>(() => Reader.Read(path, new() { Frames = FrameRule.All, Limits = new() { SourcePixels = 5000 } }));

        Assert.Equal((MediaProblem.Limit, $"{path}: its picture of 64 x 96 pixels exceeds the limit of 5000 pixels."), (error.Kind, error.Message));
    }

    [Theory]
    [InlineData("First")]
    [InlineData("Spread")]
    [InlineData("EveryNth")]
    [InlineData("PerSecond")]
    public void OutputBytes_MoreThanThat_IsRefused(string rule)
    {
        FrameRule frames = rule switch
        {
            "First" => FrameRule.First(20),
            "Spread" => FrameRule.Spread(20),
            "EveryNth" => FrameRule.EveryNth(2),
            _ => FrameRule.PerSecond(10),
        };
        var error = Assert.Throws<MediaException>(() => Read(new() { Frames = frames, Limits = new() { OutputBytes = 100_000 } }));

        Assert.Equal(MediaProblem.Limit, error.Kind);
        Assert.EndsWith(" frames of 64 x 96 would take more than the limit of 100000 bytes.", error.Message);
    }

    [Fact]
    public void OutputBytes_HugeRules_AreRefusedAtOnce()
    {
        Assert.Contains("2147483647 frames", Assert.Throws<MediaException>(() => Read(new() { Frames = FrameRule.Spread(int.MaxValue) })).Message);
        Assert.Contains("frames of", Assert.Throws<MediaException>(() => Read(new() { Frames = FrameRule.PerSecond(1e12) })).Message);
        Assert.Equal(48, Read(new() { Frames = FrameRule.First(int.MaxValue) }).Frames!.Count);
        Assert.Equal(1, Read(new() { Frames = FrameRule.EveryNth(int.MaxValue) }).Frames!.Count);
    }

    [Fact]
    public void Samples_LongerSound_IsRefused() => AssertLimit(new() { Samples = 1000 }, "its sound is longer than the limit of 1000 samples");

    [Fact]
    public void Time_NotEnough_IsRefused()
    {
        var error = Assert.Throws<MediaException>(() => Read(new() { Frames = FrameRule.All, Limits = new() { Time = TimeSpan.FromTicks(1) } }));

        Assert.Equal((MediaProblem.Time, $"{Fixtures.Clip("meld.mp4")}: decoding takes longer than the limit of 1e-07 s."), (error.Kind, error.Message));
    }

    [Fact]
    public void Limits_AsLargeAsCanBe_AreNone()
    {
        var limits = new DecodeLimits
        {
            Length = TimeSpan.MaxValue,
            SourcePixels = long.MaxValue,
            OutputBytes = long.MaxValue,
            Samples = long.MaxValue,
            Time = TimeSpan.MaxValue,
        };
        foreach (var rule in new[] { FrameRule.All, FrameRule.Spread(3), FrameRule.PerSecond(2) })
            Assert.False(Read(new() { Frames = rule, SampleRate = 16_000, Limits = limits }).IsCut);
    }

    [Fact]
    public void Cancelled_Before_IsNotBegun() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Reader.Read(Fixtures.Clip("meld.mp4"), new(), new CancellationToken(canceled: true)));

    [Fact]
    public void Cancelled_Meanwhile_EndsIt()
    {
        using var source = new CancellationTokenSource();
        // Decoding every frame of it scaled this large takes far longer than a millisecond.
        var request = new ClipRequest { Frames = FrameRule.PerSecond(200), Size = FrameSize.Exactly(900, 900), Limits = new() { OutputBytes = 2_000_000_000 } };
        source.CancelAfter(TimeSpan.FromMilliseconds(1));

        var error = Assert.ThrowsAny<OperationCanceledException>(() => Reader.Read(Fixtures.Clip("meld.mp4"), request, source.Token));

        Assert.Equal(source.Token, error.CancellationToken);
    }

    // A sample entry with a hundredth of the width; the stream's own header keeps the truth.
    private static byte[] SaysItIsSmall(byte[] bytes)
    {
        var entry = bytes.AsSpan().IndexOf("avc1"u8);
        while (bytes[entry + 4 + 24] != 0 || bytes[entry + 4 + 25] != 96) entry += 4 + bytes.AsSpan(entry + 4).IndexOf("avc1"u8);
        bytes[entry + 4 + 25] = 1;
        return bytes;
    }

    private static void AssertLimit(DecodeLimits limits, string reason)
    {
        var error = Assert.Throws<MediaException>(() => Read(new() { Frames = FrameRule.First(1), SampleRate = 16_000, Limits = limits }));
        Assert.Equal((MediaProblem.Limit, $"{Fixtures.Clip("meld.mp4")}: {reason}."), (error.Kind, error.Message));
    }

    private static DecodedClip Read(ClipRequest request) => Reader.Read(Fixtures.Clip("meld.mp4"), request);
}
