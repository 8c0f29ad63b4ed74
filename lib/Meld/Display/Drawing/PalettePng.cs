using System.Buffers.Binary;
using System.IO.Compression;

namespace Meld.Display.Drawing;

/// <summary>Writes pictures of at most 256 colours as PNG (W3C, Portable Network Graphics, third edition), one byte a pixel before compression.</summary>
internal static class PalettePng
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A picture.</summary>
    /// <param name="pixels"><c>[height, width]</c>, places among the colours.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="colors">The colours.</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, IReadOnlyList<Rgb> colors)
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        WriteChunk(png, "IHDR"u8, Header(width, pixels.Length / width));
        WriteChunk(png, "PLTE"u8, [.. colors.SelectMany(color => new[] { color.Red, color.Green, color.Blue })]);
        WriteChunk(png, "IDAT"u8, Compressed(pixels, width));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    /// <summary>Width, height, 8 bits a pixel, indexed colour, and the only methods of compression, filtering and order there are.</summary>
    private static byte[] Header(int width, int height)
    {
        byte[] header = [0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        return header;
    }

    private static byte[] Compressed(ReadOnlySpan<byte> pixels, int width)
    {
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.SmallestSize))
        {
            for (var start = 0; start < pixels.Length; start += width)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(start, width));
            }
        }
        return bytes.ToArray();
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> type, byte[] data)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        png.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }
        return crc;
    }
}
