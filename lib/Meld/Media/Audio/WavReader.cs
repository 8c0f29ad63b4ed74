using System.Buffers.Binary;
using System.Text;

namespace Meld.Media.Audio;

/// <summary>Reads the WAV format (Microsoft, Multiple Channel Audio Data and WAVE Files). Takes no more memory than a small multiple of the bytes.</summary>
internal static class WavReader
{
    private const int ChunkHeader = 8;

    // Writers that cannot go back to fill in a length leave 0, ffmpeg all ones, and SoX a length just below 2 GiB.
    private const uint LeastOpenLength = 0x7FFF_0000;

    public static WavSound Read(ReadOnlySpan<byte> bytes, string path)
    {
        CheckHeader(bytes, path);
        WavLayout? layout = null;
        long at = 12;
        while (at + ChunkHeader <= bytes.Length)
        {
            var rest = bytes[(int)at..];
            var id = rest[..4];
            var size = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            rest = rest[ChunkHeader..];
            if (id.SequenceEqual("data"u8))
            {
                layout = layout ?? throw Damaged(path, "chunk \"data\" comes before chunk \"fmt \"");
                var isOpen = IsOpen(size, rest.Length, BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]));
                return new WavSound(Samples(rest, size, isOpen, layout, path), layout.Channels, layout.SampleRate, layout.Format);
            }
            if (id.SequenceEqual("fmt "u8)) layout = WavLayout.Read(rest[..Length(size, rest.Length, "fmt ", path)], path);
            // A chunk of odd length is followed by a byte that it does not count.
            at += ChunkHeader + size + (size & 1);
        }
        throw Damaged(path, layout is null ? "it ends before chunk \"fmt \"" : "it ends before chunk \"data\"");
    }

    private static void CheckHeader(ReadOnlySpan<byte> bytes, string path)
    {
        if (bytes.Length >= 12 && bytes[..4].SequenceEqual("RIFF"u8) && bytes[8..12].SequenceEqual("WAVE"u8)) return;
        var isRelative = bytes.StartsWith("RIFX"u8) || bytes.StartsWith("RF64"u8);
        var reason = isRelative ? $"it is a file of kind {Encoding.ASCII.GetString(bytes[..4])}, not a plain WAV file" : "it is no WAV file";
        throw new MediaException(path, MediaProblem.Unreadable, reason);
    }

    private static bool IsOpen(uint size, int available, uint fileSize) =>
        (size >= LeastOpenLength && size > available) || (size == 0 && fileSize is 0 or uint.MaxValue);

    private static float[] Samples(ReadOnlySpan<byte> rest, uint size, bool isOpen, WavLayout layout, string path)
    {
        var length = isOpen ? rest.Length - rest.Length % layout.FrameSize : Length(size, rest.Length, "data", path);
        return length % layout.FrameSize == 0
            ? WavSamples.Decode(rest[..length], layout.Format)
            : throw Damaged(path, $"chunk \"data\" has {length} bytes, no multiple of the {layout.FrameSize} of a sample of every channel");
    }

    private static int Length(uint size, int available, string chunk, string path) =>
        size <= available ? (int)size : throw Damaged(path, $"chunk \"{chunk}\" claims {size} bytes where {available} are left");

    private static MediaException Damaged(string path, string reason) => new(path, MediaProblem.Damaged, reason);
}
