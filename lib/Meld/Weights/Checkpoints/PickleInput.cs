using System.Buffers.Binary;
using System.Text;

namespace Meld.Weights.Checkpoints;

/// <summary>The bytes of pickles, read forward from a part of a file.</summary>
/// <param name="file">The file.</param>
/// <param name="range">The part.</param>
/// <param name="part">What errors call it.</param>
internal sealed class PickleInput(WeightsBytes file, FileRange range, string part)
{
    /// <summary>Most bytes of a pickle: names and shapes of a hundred thousand tensors take some 20 MB.</summary>
    public const long MostBytes = 32_000_000;

    private const int BufferBytes = 1 << 16;
    private const int MostNameBytes = 256;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] buffer = new byte[Math.Min(BufferBytes, range.Length)];
    private readonly long end = range.Begin + Math.Min(range.Length, MostBytes);
    private long read = range.Begin;
    private int filled;
    private int next;

    /// <summary>Offset in the file of the byte that comes next.</summary>
    public long Position => read - (filled - next);

    private long Left => end - Position;

    /// <summary>One byte.</summary>
    public byte Byte()
    {
        if (next == filled) Fill();
        return buffer[next++];
    }

    /// <summary>An unsigned number of two bytes, little-endian.</summary>
    public ushort UInt16() => (ushort)(Byte() | Byte() << 8);

    /// <summary>A signed number of four bytes, little-endian.</summary>
    public int Int32() => UInt16() | UInt16() << 16;

    /// <summary>An unsigned number of four bytes, little-endian.</summary>
    public uint UInt32() => (uint)Int32();

    /// <summary>A number of double precision, big-endian as pickle has it.</summary>
    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Bytes(sizeof(double)));

    /// <summary>The next bytes. None is allocated that the file does not have.</summary>
    public byte[] Bytes(long count)
    {
        if (count > Left) throw Cut();
        var bytes = new byte[count];
        for (var done = 0; done < bytes.Length;)
        {
            if (next == filled) Fill();
            var length = Math.Min(filled - next, bytes.Length - done);
            buffer.AsSpan(next, length).CopyTo(bytes.AsSpan(done));
            (next, done) = (next + length, done + length);
        }
        return bytes;
    }

    /// <summary>A text of so many bytes in UTF-8.</summary>
    public string Text(long count) => Decode(Bytes(count));

    /// <summary>A text up to the end of its line.</summary>
    public string Line()
    {
        var line = new List<byte>();
        for (var value = Byte(); value != '\n'; value = Byte())
        {
            if (line.Count == MostNameBytes) throw Error($"a name is longer than {MostNameBytes} bytes.");
            // What follows is shown to people: no line breaks, colours or the like.
            if (char.IsControl((char)value)) throw Error($"a name has the control character 0x{value:X2}.");
            line.Add(value);
        }
        return Decode([.. line]);
    }

    /// <summary>An error at the place that was read last.</summary>
    public WeightsFormatException Error(string problem, Exception? cause = null) => file.Error($"{part}, byte {Position - range.Begin}: {problem}", cause);

    private string Decode(byte[] bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            throw Error("a text is not UTF-8.", error);
        }
    }

    private void Fill()
    {
        if (read == end) throw Cut();
        (next, filled) = (0, (int)Math.Min(buffer.Length, end - read));
        file.Read(read, buffer.AsSpan(0, filled));
        read += filled;
    }

    private WeightsFormatException Cut() =>
        Error(end < range.End ? $"it does not end within {MostBytes} bytes, the most that weights need." : "it is cut off.");
}
