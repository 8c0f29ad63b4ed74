using System.Text;
using Meld.Media;
using Meld.Testing;
using Meld.Tests.Media.Damage;

namespace Meld.Tests.Media;

public sealed class ClipEncoderTests
{
    private static readonly ClipEncoding Fine = new() { RateFactor = 10, Preset = "fast", SoundBitRate = 64_000 };

    [Theory]
    [InlineData(SoundCodec.Aac, "aac", 16_000), InlineData(SoundCodec.Mp3, "mp3", 16_000)]
    [InlineData(SoundCodec.Aac, "aac", 48_000), InlineData(SoundCodec.Mp3, "mp3", 44_100)]
    public void Encode_ThenRead_GivesFramesAndSoundBack(SoundCodec codec, string name, int sampleRate)
    {
        var (frames, sound) = (MadeClips.Frames(30), MadeClips.Tone(2.5, sampleRate));
        var clip = Read(ClipEncoder.Encode(frames, 12, sound, Fine with { SoundCodec = codec }), sampleRate);

        Assert.Equal(("h264", 36, 64, 12.0), (clip.Info.Video!.Codec, clip.Info.Video.Height, clip.Info.Video.Width, clip.Info.Video.FrameRate));
        Assert.Equal((name, sampleRate, 1), (clip.Info.Audio!.Codec, clip.Info.Audio.SampleRate, clip.Info.Audio.Channels));
        Assert.Equal(frames.Count, clip.Frames!.Count);
        Assert.All(clip.Frames.Timestamps, (time, i) => Assert.Equal(i / 12.0, time, 3));
        Assert.InRange(MeanDifference(frames.Pixels, clip.Frames.Pixels), 0, 8);
        Assert.InRange(clip.Sound!.Duration.TotalSeconds, 2.5, 2.56);
        // In phase: the encoder's delay is taken out again.
        Assert.InRange(Correlation(sound.Samples, clip.Sound.Samples), 0.98, 1);
    }

    [Fact]
    public void Encode_WithoutSound_HasNone()
    {
        var clip = Read(ClipEncoder.Encode(MadeClips.Frames(5), 25), 16_000);
        Assert.Null(clip.Info.Audio);
        Assert.Null(clip.Sound);
        Assert.Equal(5, clip.Frames!.Count);
    }

    [Fact]
    public void Encode_OneFrameAtAFilmsRate_IsReadBack()
    {
        var clip = Read(ClipEncoder.Encode(MadeClips.Frames(1, 2, 2), 24000 / 1001.0), null);
        Assert.Equal((1, 2, 2), (clip.Frames!.Count, clip.Frames.Height, clip.Frames.Width));
    }

    [Theory]
    [InlineData(SoundCodec.Aac), InlineData(SoundCodec.Mp3)]
    public void Encode_Twice_GivesEqualBytes(SoundCodec codec) => Assert.Equal(MadeClips.Mp4(codec), MadeClips.Mp4(codec));

    [Fact]
    public void Encode_HigherRateFactor_GivesFewerBytes()
    {
        var frames = MadeClips.Frames(24);
        int Size(int factor) => ClipEncoder.Encode(frames, 12, null, new() { RateFactor = factor }).Length;
        Assert.True(Size(40) < Size(20));
    }

    /// <summary>What a player needs to begin with comes first, and nothing tells when or by which version it was made.</summary>
    [Fact]
    public void Encode_File_HasItsIndexInFrontAndNoVersions()
    {
        var bytes = MadeClips.Mp4();
        Assert.Equal(["ftyp", "moov", "free", "mdat"], Mp4Box.Parse(bytes).Select(box => box.Type));
        var text = Encoding.Latin1.GetString(bytes);
        Assert.All(["Lavf", "Lavc", "x264"], name => Assert.DoesNotContain(name, text));
    }

    [Fact]
    public void Encode_NoFrames_IsRefused() => Assert.Throws<ArgumentException>(() => ClipEncoder.Encode(MadeClips.Frames(0), 12));

    [Theory]
    [InlineData(35, 64), InlineData(36, 63)]
    public void Encode_OddSides_AreNamed(int height, int width) =>
        Assert.Contains($"{height} x {width}", Assert.Throws<ArgumentException>(() => ClipEncoder.Encode(MadeClips.Frames(1, height, width), 12)).Message);

    [Theory]
    [InlineData(0), InlineData(-1), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void Encode_ImpossibleRate_IsRefused(double rate) => Assert.Throws<ArgumentOutOfRangeException>(() => ClipEncoder.Encode(MadeClips.Frames(1), rate));

    [Fact]
    public void Encode_SampleThatIsNoNumber_IsRefused() =>
        Assert.Throws<ArgumentException>(() => ClipEncoder.Encode(MadeClips.Frames(1), 12, new Waveform([0, float.NaN], 16_000)));

    [Fact]
    public void Encode_RateThatTheCodecLacks_IsNamed() =>
        Assert.Contains("12345 samples per second", Assert.Throws<InvalidOperationException>(() =>
            ClipEncoder.Encode(MadeClips.Frames(1), 12, MadeClips.Tone(0.1, 12_345))).Message);

    private static DecodedClip Read(byte[] bytes, int? sampleRate)
    {
        using var directory = new TemporaryDirectory();
        using var reader = new ClipReader();
        return reader.Read(directory.Write("clip.mp4", bytes), new() { Frames = FrameRule.All, SampleRate = sampleRate });
    }

    private static double MeanDifference(byte[] expected, byte[] actual) => expected.Zip(actual, (a, b) => Math.Abs(a - b)).Average();

    private static double Correlation(float[] a, float[] b)
    {
        var (ab, aa, bb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++) (ab, aa, bb) = (ab + a[i] * b[i], aa + a[i] * a[i], bb + b[i] * b[i]);
        return ab / Math.Sqrt(aa * bb);
    }
}
