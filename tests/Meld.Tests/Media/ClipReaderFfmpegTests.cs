using Meld.Media;
using Meld.Testing;

namespace Meld.Tests.Media;

/// <summary>Frames and sound beside what the ffmpeg command makes of the same clips.</summary>
public sealed class ClipReaderFfmpegTests
{
    private const int Height = 22;
    private const int Width = 31;

    // Of all grey levels, and of full scale.
    private const double MostFrameDifference = 1;
    private const float MostSoundDifference = 1e-3f;

    public static TheoryData<string> Clips => Fixtures.All;

    [FfmpegTheory]
    [MemberData(nameof(Clips))]
    public void Read_EveryClip_GivesFfmpegsFrames(string name)
    {
        var frames = Read(name, new() { Frames = FrameRule.All, Size = FrameSize.Exactly(Height, Width).Cropped(16, 17) }).Frames;

        var theirs = Ffmpeg.Frames(Fixtures.Clip(name), $"scale={Width}:{Height}:flags=bilinear,crop=17:16", 16, 17);

        Assert.Equal(theirs.Length, frames?.Pixels.Length ?? 0);
        if (theirs.Length > 0) Assert.True(Difference(theirs, frames!.Pixels) <= MostFrameDifference, $"{Difference(theirs, frames.Pixels)} grey levels");
    }

    [FfmpegTheory]
    [InlineData(0.5)]
    [InlineData(1.25)]
    public void Read_SoundLaterThanThePicture_TellsWhenItStarts(double seconds)
    {
        using var directory = new TemporaryDirectory();
        var delayed = Path.Combine(directory.Path, "delayed.mp4");
        Ffmpeg.Delay(Fixtures.Clip("meld.mp4"), seconds, delayed);
        using var reader = new ClipReader();
        var request = new ClipRequest { Frames = FrameRule.First(1), SampleRate = 16_000 };

        var (intact, late) = (reader.Read(Fixtures.Clip("meld.mp4"), request), reader.Read(delayed, request));

        Assert.Equal(0, intact.SoundStart);
        Assert.Equal(seconds, late.SoundStart, 0.03);
        Assert.Equal(intact.Frames!.Timestamps, late.Frames!.Timestamps);
        Assert.InRange(late.Sound!.Samples.Length, intact.Sound!.Samples.Length - 1600, intact.Sound.Samples.Length + 1600);
    }

    [FfmpegTheory]
    [InlineData(FrameScaling.Bicubic, "bicubic")]
    [InlineData(FrameScaling.Area, "area")]
    public void Read_OtherScalings_AreFfmpegs(FrameScaling scaling, string flag)
    {
        var frames = Read("meld.mp4", new() { Frames = FrameRule.All, Size = FrameSize.Exactly(Height, Width) with { Scaling = scaling } }).Frames!;

        var theirs = Ffmpeg.Frames(Fixtures.Clip("meld.mp4"), $"scale={Width}:{Height}:flags={flag}", Height, Width);

        Assert.Equal(theirs.Length, frames.Pixels.Length);
        Assert.True(Difference(theirs, frames.Pixels) <= MostFrameDifference);
    }

    [FfmpegTheory]
    [InlineData("meld.mp4", 16_000)]
    [InlineData("meld.mp4", 44_100)]
    [InlineData("meld.mp4", 48_000)]
    [InlineData("b-frames.avi", 16_000)]
    [InlineData("edit-list.mp4", 16_000)]
    [InlineData("matroska.mkv", 16_000)]
    [InlineData("mono-8k.mp3", 16_000)]
    [InlineData("no-picture.m4a", 22_050)]
    [InlineData("odd-size.webm", 16_000)]
    [InlineData("stereo.wav", 8_000)]
    [InlineData("transport.ts", 16_000)]
    public void Read_Sound_IsFfmpegs(string name, int sampleRate)
    {
        var sound = Read(name, new() { SampleRate = sampleRate }).Sound!;

        var theirs = Ffmpeg.Sound(Fixtures.Clip(name), sampleRate);

        Assert.NotEmpty(theirs);
        Assert.Equal(theirs.Length, sound.Samples.Length);
        Assert.True(theirs.Zip(sound.Samples).Max(pair => Math.Abs(pair.First - pair.Second)) <= MostSoundDifference);
    }

    private static double Difference(byte[] expected, byte[] actual) => expected.Zip(actual).Average(pair => Math.Abs(pair.First - pair.Second));

    private static DecodedClip Read(string name, ClipRequest request)
    {
        using var reader = new ClipReader();
        return reader.Read(Fixtures.Clip(name), request);
    }
}
