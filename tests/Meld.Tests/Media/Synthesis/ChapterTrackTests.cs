using System.Buffers.Binary;
using Meld.Media;
using Meld.Media.Synthesis;
using Meld.Testing;

namespace Meld.Tests.Media.Synthesis;

public sealed class ChapterTrackTests
{
    private static readonly byte[] Plain = MadeClips.Mp4();
    private static readonly byte[] Chaptered = ChapterTrack.Added(Plain, "00:27:27.145");

    [Fact]
    public void Added_LeavesPictureAndSoundAsTheyAre()
    {
        var (plain, chaptered) = (Decode(Plain), Decode(Chaptered));

        Assert.Equal(plain.Frames!.Pixels, chaptered.Frames!.Pixels);
        Assert.Equal(plain.Frames.Timestamps, chaptered.Frames.Timestamps);
        Assert.Equal(plain.Sound!.Samples, chaptered.Sound!.Samples);
        Assert.Equal(plain.Info, chaptered.Info);
    }

    [Fact]
    public void Added_EndsWithTheTitle_WhichTheNewTrackPointsTo()
    {
        Assert.Equal([.. "\0\x0C"u8, .. "00:27:27.145"u8], Chaptered[^14..]);
        var offset = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(offset, Chaptered.Length - 14);

        Assert.Equal(1, Count("chap"u8));
        Assert.Equal(3, Count("trak"u8));
        Assert.Equal(1, Count(offset));
    }

    [Fact]
    public void Added_ToWhatIsNoMp4_IsAnError() => Assert.Throws<ArgumentException>(() => ChapterTrack.Added([0, 0, 0, 8, 1, 2, 3, 4], "x"));

    private static int Count(ReadOnlySpan<byte> part) => Chaptered.AsSpan().Count(part);

    private static DecodedClip Decode(byte[] clip)
    {
        using var directory = new TemporaryDirectory();
        using var reader = ClipReaders.Create(ClipIsolation.InProcess);
        return reader.Read(directory.Write("clip.mp4", clip), new() { Frames = FrameRule.EveryNth(1), SampleRate = 16000 });
    }
}
