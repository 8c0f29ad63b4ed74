using System.Buffers.Binary;
using System.Text;

namespace Meld.Media.Synthesis;

/// <summary>
/// Gives an MP4 a chapter as the tool did that cut MELD's clips: as a disabled track of text (ISO 14496-12; QuickTime File Format, "Chapter Lists"), which
/// libav shows as a stream of data named <c>bin_data</c>.
/// </summary>
internal static class ChapterTrack
{
    private const int HeaderBytes = 8;
    private static readonly string[] ToOffsets = ["mdia", "minf", "stbl", "stco"];

    /// <summary>The same clip with one chapter more, which lasts as long as the clip.</summary>
    /// <param name="clip">An MP4 of <see cref="ClipEncoder"/>'s: the index before the samples, all offsets of 32 bits.</param>
    /// <param name="title">The chapter's title.</param>
    public static byte[] Added(ReadOnlySpan<byte> clip, string title)
    {
        var moov = Child(clip, 0, clip.Length, "moov");
        var index = clip[moov.Start..moov.End].ToArray();
        var header = Child(index, HeaderBytes, index.Length, "mvhd");
        // Version 0: after the header's 8 bytes come version, creation and modification, each of 4.
        var (scale, duration) = (Read(index, header.Start + 20), Read(index, header.Start + 24));
        var id = Read(index, header.End - 4);
        Write(index, header.End - 4, id + 1);
        byte[] text = [.. Number16(Encoding.UTF8.GetByteCount(title)), .. Encoding.UTF8.GetBytes(title)];
        var video = Child(index, HeaderBytes, index.Length, "trak");
        var reference = Box("tref", Box("chap", Number(id)));
        var grown = index.Length + reference.Length + Track(id, scale, duration, text.Length, 0).Length;
        var track = Track(id, scale, duration, text.Length, (uint)(clip.Length + grown - index.Length + HeaderBytes));
        ShiftOffsets(index, grown - index.Length);
        Write(index, video.Start, (uint)(video.End - video.Start + reference.Length));
        Write(index, 0, (uint)grown);
        return [.. clip[..moov.Start], .. index[..video.End], .. reference, .. index[video.End..], .. track, .. clip[moov.End..], .. Box("mdat", text)];
    }

    // The samples lie behind the index and move by as much as it grows.
    private static void ShiftOffsets(byte[] index, int by)
    {
        for (var start = HeaderBytes; start < index.Length; start += (int)Read(index, start))
        {
            if (!IsNamed(index, start, "trak")) continue;
            var box = (Start: start, End: start + (int)Read(index, start));
            foreach (var name in ToOffsets) box = Child(index, box.Start + HeaderBytes, box.End, name);
            for (var place = box.Start + HeaderBytes + 8; place < box.End; place += 4) Write(index, place, Read(index, place) + (uint)by);
        }
    }

    private static byte[] Track(uint id, uint scale, uint duration, int bytes, uint offset) => Box(
        "trak",
        Box("tkhd", Zeros(3), Number(id), Zeros(1), Number(duration), Zeros(4), Number(1 << 16), Zeros(3), Number(1 << 16), Zeros(3), Number(1 << 30), Zeros(2)),
        Box(
            "mdia",
            Box("mdhd", Zeros(3), Number(scale), Number(duration), Number(0x55C40000)),
            Box("hdlr", Zeros(2), "text"u8.ToArray(), Zeros(3), [0]),
            Box("minf", Box("nmhd", Zeros(1)), Box("dinf", Box("dref", Zeros(1), Number(1), Box("url ", Number(1)))), Samples(duration, bytes, offset))));

    private static byte[] Samples(uint duration, int bytes, uint offset) => Box(
        "stbl",
        Box("stsd", Zeros(1), Number(1), Box("text", Zeros(1), Number(1), Zeros(10), [0, 0, 0])),
        Box("stts", Zeros(1), Number(1), Number(1), Number(duration)),
        Box("stsc", Zeros(1), Number(1), Number(1), Number(1), Number(1)),
        Box("stsz", Zeros(1), Number((uint)bytes), Number(1)),
        Box("stco", Zeros(1), Number(1), Number(offset)));

    private static byte[] Box(string name, params byte[][] parts)
    {
        byte[] body = [.. parts.SelectMany(part => part)];
        return [.. Number((uint)(body.Length + HeaderBytes)), .. Encoding.ASCII.GetBytes(name), .. body];
    }

    private static byte[] Zeros(int numbers) => new byte[4 * numbers];

    private static byte[] Number(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Number16(int number) => [(byte)(number >> 8), (byte)number];

    private static (int Start, int End) Child(ReadOnlySpan<byte> boxes, int start, int end, string name)
    {
        for (; start < end; start += (int)Read(boxes, start))
        {
            if (IsNamed(boxes, start, name)) return (start, start + (int)Read(boxes, start));
        }
        throw new ArgumentException($"The clip has no box '{name}' where its encoder puts one.");
    }

    private static bool IsNamed(ReadOnlySpan<byte> boxes, int start, string name) => Encoding.ASCII.GetString(boxes.Slice(start + 4, 4)) == name;

    private static uint Read(ReadOnlySpan<byte> bytes, int place) => BinaryPrimitives.ReadUInt32BigEndian(bytes[place..]);

    private static void Write(Span<byte> bytes, int place, uint number) => BinaryPrimitives.WriteUInt32BigEndian(bytes[place..], number);
}
