using System.Buffers.Binary;

namespace Meld.Media.Audio;

/// <summary>What a WAV file's chunk <c>fmt </c> says: how to read the samples.</summary>
internal sealed record WavLayout(WavFormat Format, int Channels, int SampleRate)
{
    /// <summary>Length of the plain chunk, and of the extensible one.</summary>
    public const int PlainSize = 16, ExtensibleSize = 40;

    private const int Pcm = 1, Float = 3, Extensible = 0xFFFE;

    // The rest of the identifiers of Microsoft's extensible format, whose first two bytes are the tag of the plain one.
    private static ReadOnlySpan<byte> Suffix => [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    /// <summary>Bytes of one sample of every channel.</summary>
    public int FrameSize => Channels * WavSamples.Size(Format);

    /// <exception cref="MediaException">The chunk is damaged, or its samples are of a kind that is not read.</exception>
    public static WavLayout Read(ReadOnlySpan<byte> chunk, string path)
    {
        if (chunk.Length < PlainSize) throw Damaged(path, $"has {chunk.Length} bytes, not {PlainSize} at least");
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        var block = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        var layout = new WavLayout(FormatOf(Tag(chunk, path), bits, path), channels, (int)Math.Min(rate, int.MaxValue));
        if (channels == 0) throw Damaged(path, "has no channels");
        if (rate is 0 or > int.MaxValue) throw Damaged(path, $"has a rate of {rate} samples per second");
        return layout.FrameSize == block ? layout : throw Damaged(path, $"has {block} bytes for {channels} samples of {bits} bits");
    }

    /// <summary>Writes the plain chunk's body.</summary>
    public void Write(Span<byte> chunk)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(chunk, (ushort)(WavSamples.IsFloat(Format) ? Float : Pcm));
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[2..], (ushort)Channels);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk[4..], (uint)SampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk[8..], (uint)Math.Min((long)SampleRate * FrameSize, uint.MaxValue));
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[12..], (ushort)FrameSize);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[14..], (ushort)(8 * WavSamples.Size(Format)));
    }

    private static int Tag(ReadOnlySpan<byte> chunk, string path)
    {
        var tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (tag != Extensible) return tag;
        if (chunk.Length < ExtensibleSize) throw Damaged(path, $"has {chunk.Length} bytes, not the {ExtensibleSize} of the extensible form");
        if (!chunk[26..ExtensibleSize].SequenceEqual(Suffix)) throw Unreadable(path, "names a format that is not Microsoft's");
        return BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
    }

    private static WavFormat FormatOf(int tag, int bits, string path) => (tag, bits) switch
    {
        (Pcm, 8) => WavFormat.Pcm8,
        (Pcm, 16) => WavFormat.Pcm16,
        (Pcm, 24) => WavFormat.Pcm24,
        (Pcm, 32) => WavFormat.Pcm32,
        (Float, 32) => WavFormat.Float32,
        (Float, 64) => WavFormat.Float64,
        _ => throw Unreadable(path, $"names format {tag} with {bits} bits, not PCM of 8, 16, 24 or 32 or floating point of 32 or 64"),
    };

    private static MediaException Damaged(string path, string what) => new(path, MediaProblem.Damaged, $"chunk \"fmt \" {what}");

    private static MediaException Unreadable(string path, string what) => new(path, MediaProblem.Unreadable, $"chunk \"fmt \" {what}");
}
