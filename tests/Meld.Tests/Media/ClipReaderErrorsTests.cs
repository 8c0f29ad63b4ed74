using System.Diagnostics;
using Meld.Media;
using Meld.Testing;

namespace Meld.Tests.Media;

/// <summary>What is refused, and in which words.</summary>
public sealed class ClipReaderErrorsTests
{
    private static readonly ClipReader Reader = new();

    [Fact]
    public void Read_NoSuchFile_IsMissing() => AssertRefused("nowhere.mp4", MediaProblem.Missing, "the file cannot be opened: No such file or directory");

    [Fact]
    public void Read_Directory_IsMissing()
    {
        using var directory = new TemporaryDirectory();
        AssertRefused(directory.Path, MediaProblem.Missing, "it is a directory");
    }

    [Fact]
    public void Read_Pipe_DoesNotWait()
    {
        using var directory = new TemporaryDirectory();
        var path = Path.Combine(directory.Path, "pipe.mp4");
        using (var made = Process.Start("mkfifo", [path])) made.WaitForExit();

        AssertRefused(path, MediaProblem.Missing, "it is no regular file");
    }

    [Fact]
    public void Read_Device_IsMissing() => AssertRefused("/dev/zero", MediaProblem.Missing, "it is no regular file");

    [Fact]
    public void Read_EmptyFile_IsUnreadable() => AssertRefused([], MediaProblem.Unreadable, "the file is empty");

    [Fact]
    public void Read_Text_IsUnreadable() =>
        AssertRefused("Neither picture nor sound.\n"u8.ToArray(), MediaProblem.Unreadable, "it is no kind of clip that libav knows");

    [Fact]
    public void Read_PlayList_IsNotLetIn() =>
        AssertRefused(
            "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nother.ts\n"u8.ToArray(), MediaProblem.Unreadable, "it is a file of kind hls, which is not let in");

    [Fact]
    public void Read_ListOfFiles_IsNotLetIn() =>
        AssertRefused("ffconcat version 1.0\nfile /etc/passwd\n"u8.ToArray(), MediaProblem.Unreadable, "it is a file of kind concat, which is not let in");

    [Fact]
    public void Read_CodecThatIsNotLetIn_IsUnreadable()
    {
        var bytes = File.ReadAllBytes(Fixtures.Clip("mjpeg.avi"));
        // The codec's name, in both headers.
        foreach (var place in Places(bytes, "MJPG"u8)) "CVID"u8.CopyTo(bytes.AsSpan(place));
        AssertRefused(bytes, MediaProblem.Unreadable, "its picture is coded as cinepak, which is not let in", new() { Frames = FrameRule.First(1) });
    }

    [Fact]
    public void Read_OnlyTheHead_IsUnreadable() =>
        AssertRefused(
            Head("edit-list.mp4", 5000), MediaProblem.Unreadable,
            "the container cannot be read: Invalid data found when processing input (moov atom not found)");

    [Fact]
    public void Read_CutShort_IsDamaged()
    {
        var bytes = Head("meld.mp4", 20_000);
        AssertRefused(
            bytes, MediaProblem.Damaged,
            "it is damaged: the picture ends at 1.460 s: 34 of 48 packets are there; the sound ends at 1.323 s: 63 of 95 packets are there; "
            + "1 packet of the sound cut short, at 1.323 s; 1 packet of the sound that cannot be decoded, at 1.301 s "
            + "(Input buffer exhausted before END element found)",
            new() { Frames = FrameRule.Spread(4), SampleRate = 16_000 });
    }

    [Theory]
    [InlineData("matroska.mkv", 9000, "the last 2920 bytes of the file are missing")]
    [InlineData("stereo.wav", 6000, "the last 2898 bytes of the file are missing")]
    public void Read_CutShort_LacksBytes(string name, int length, string reason)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.Write(name, Head(name, length));

        var clip = Reader.Read(path, new() { SampleRate = 16_000, AcceptDamage = true });

        Assert.Contains(reason, clip.Damage);
        Assert.NotEmpty(clip.Sound!.Samples);
    }

    [Fact]
    public void Read_DamageAccepted_GivesWhatIsThereAndNamesTheRest()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.Write("clip.mp4", Head("meld.mp4", 20_000));

        var clip = Reader.Read(path, new() { Frames = FrameRule.All, AcceptDamage = true });

        Assert.Equal("the picture ends at 1.460 s: 34 of 48 packets are there", clip.Damage[0]);
        Assert.InRange(clip.Frames!.Count, 30, 34);
    }

    [Fact]
    public void Read_DamageThatWasNotRead_IsNone()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.Write("clip.mp4", Head("meld.mp4", 20_000));

        Assert.Empty(Reader.Read(path, new() { Frames = FrameRule.First(10) }).Damage);
    }

    [Fact]
    public void Read_NothingDecodable_IsUnreadableEvenWhereDamageIsAccepted()
    {
        var bytes = Head("meld.mp4", 20_000);
        bytes.AsSpan(3_200).Fill(0xa5);
        using var directory = new TemporaryDirectory();

        var error = Assert.Throws<MediaException>(() => Reader.Read(directory.Write("clip.mp4", bytes), new() { Frames = FrameRule.All, AcceptDamage = true }));

        Assert.Equal(MediaProblem.Unreadable, error.Kind);
        Assert.Contains(": nothing of it can be decoded: ", error.Message);
    }

    [Fact]
    public void Read_EveryFixture_IsWhole()
    {
        foreach (var name in Fixtures.Names)
            Assert.Empty(Reader.Read(Fixtures.Clip(name), new() { Frames = FrameRule.All, SampleRate = 16_000 }).Damage);
    }

    [Fact]
    public void Read_Impossible_IsTheCallersError()
    {
        AssertImpossible(new() { SampleRate = 999 }, "Sound of 999 samples per second cannot be made");
        AssertImpossible(new() { SampleRate = 384_001 }, "Sound of 384001 samples per second cannot be made");
        AssertImpossible(new() { Frames = default(FrameRule) }, "The rule of frames names no frames.");
        AssertImpossible(new() { Size = FrameSize.Exactly(10, 20).Cropped(11, 20) }, "A part of 11 x 20 cannot be cropped");
        AssertImpossible(new() { Size = FrameSize.Exactly(10, 20).Cropped(10, 21) }, "A part of 10 x 21 cannot be cropped");
        AssertImpossible(new() { Size = FrameSize.OfHeight(10).Cropped(11, 1) }, "A part of 11 x 1 cannot be cropped");
        AssertImpossible(new() { Size = FrameSize.OfShorterSide(10).Cropped(11, 12) }, "A part of 11 x 12 cannot be cropped");
        AssertImpossible(new() { Limits = new() { Length = TimeSpan.Zero } }, "The limit on length must be positive.");
        AssertImpossible(new() { Limits = new() { Samples = -1 } }, "The limit on samples must be positive.");
    }

    [Fact]
    public void Read_PathWithZero_IsTheCallersError()
    {
        Assert.Throws<ArgumentException>(() => Reader.Read("clip.mp4\0.txt", new()));
        Assert.Throws<ArgumentException>(() => Reader.Read("", new()));
    }

    private static void AssertImpossible(ClipRequest request, string reason) =>
        Assert.StartsWith(reason, Assert.ThrowsAny<ArgumentException>(() => Reader.Read(Fixtures.Clip("meld.mp4"), request)).Message);

    private static void AssertRefused(byte[] bytes, MediaProblem kind, string reason, ClipRequest? request = null)
    {
        using var directory = new TemporaryDirectory();
        AssertRefused(directory.Write("clip.mp4", bytes), kind, reason, request);
    }

    private static void AssertRefused(string path, MediaProblem kind, string reason, ClipRequest? request = null)
    {
        var error = Assert.Throws<MediaException>(() => Reader.Read(path, request ?? new()));
        Assert.Equal((path, kind, $"{path}: {reason}."), (error.Path, error.Kind, error.Message));
    }

    private static byte[] Head(string name, int length) => File.ReadAllBytes(Fixtures.Clip(name))[..length];

    private static List<int> Places(byte[] bytes, ReadOnlySpan<byte> text)
    {
        List<int> places = [];
        for (var place = bytes.AsSpan().IndexOf(text); place >= 0; place = bytes.AsSpan(place + 1).IndexOf(text) is var next and >= 0 ? place + 1 + next : -1)
            places.Add(place);
        return places;
    }
}
