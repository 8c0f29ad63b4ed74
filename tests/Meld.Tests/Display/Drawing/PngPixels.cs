using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Meld.Tests.Display.Drawing;

/// <summary>Reads PNG files of one byte a pixel and no filters, chunk by chunk.</summary>
internal static class PngPixels
{
    public static (int Height, int Width, byte[] Pixels) Read(byte[] png)
    {
        var chunks = Chunks(png).ToDictionary(chunk => chunk.Type, chunk => chunk.Data);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"]), BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"].AsSpan(4)));
        using var zlib = new ZLibStream(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress);
        var rows = new byte[height * (width + 1)];
        zlib.ReadExactly(rows);
        return (height, width, [.. rows.Chunk(width + 1).SelectMany(row => row.Skip(1))]);
    }

    public static IEnumerable<(string Type, byte[] Data, uint Crc)> Chunks(byte[] png)
    {
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var end = at + 8 + length;
            yield return (Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..end], BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(end)));
            at = end + 4;
        }
    }
}
