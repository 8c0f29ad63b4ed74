using System.IO.Compression;
using System.Text;

namespace Meld.Testing;

/// <summary>Builds tar files block by block, also such as no sane program writes.</summary>
internal sealed class TarBuilder
{
    private const int BlockSize = 512;

    private readonly List<byte> bytes = [];

    /// <summary>A file.</summary>
    public TarBuilder File(string name, byte[] content) => Entry(name, content: content);

    /// <summary>A file of text.</summary>
    public TarBuilder File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    /// <summary>A folder.</summary>
    public TarBuilder Folder(string name) => Entry(name, '5');

    /// <summary>An extended header with records.</summary>
    public TarBuilder Pax(params IEnumerable<(string Key, string Value)> records) => Entry("PaxHeader", 'x', Records(records));

    /// <summary>A header with its content.</summary>
    /// <param name="name">The name, at most 100 bytes of which are taken.</param>
    /// <param name="type">The type flag.</param>
    /// <param name="content">What follows the header, padded.</param>
    /// <param name="size">The field of the size as it is written; else in octal digits what the content has.</param>
    /// <param name="prefix">The field of the prefix.</param>
    /// <param name="magic">Eight bytes that tell the format.</param>
    /// <param name="link">What a link leads to.</param>
    /// <param name="checksum">Added to the right checksum.</param>
    public TarBuilder Entry(
        string name, char type = '0', byte[]? content = null, byte[]? size = null, string prefix = "", string magic = "ustar\000", string link = "", int checksum = 0)
    {
        content ??= [];
        var header = new byte[BlockSize];
        Put(header, 0, 100, Encoding.UTF8.GetBytes(name));
        Put(header, 100, 8, "0104755\0"u8.ToArray());
        Put(header, 124, 12, size ?? Octal(content.Length, 11));
        Put(header, 136, 12, Octal(0, 11));
        header[156] = (byte)type;
        Put(header, 157, 100, Encoding.UTF8.GetBytes(link));
        Put(header, 257, 8, Encoding.Latin1.GetBytes(magic));
        Put(header, 345, 155, Encoding.UTF8.GetBytes(prefix));
        Put(header, 148, 8, "        "u8.ToArray());
        Put(header, 148, 8, [.. Octal(header.Sum(value => value) + checksum, 6), (byte)' ']);
        return Raw(header).Raw(content).Raw(new byte[(BlockSize - (content.Length % BlockSize)) % BlockSize]);
    }

    /// <summary>Bytes as they are.</summary>
    public TarBuilder Raw(byte[] raw)
    {
        bytes.AddRange(raw);
        return this;
    }

    /// <summary>The archive with the two blocks of zeros that end it.</summary>
    public byte[] ToArray() => [.. bytes, .. new byte[2 * BlockSize]];

    /// <summary>The archive as it is, without an end.</summary>
    public byte[] WithoutEnd() => [.. bytes];

    /// <summary>The archive in gzip.</summary>
    public byte[] ToGzip() => Gzip(ToArray());

    /// <summary>Bytes in gzip.</summary>
    public static byte[] Gzip(byte[] content)
    {
        var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Optimal)) gzip.Write(content);
        return result.ToArray();
    }

    /// <summary>Records of an extended header; the length counts itself.</summary>
    public static byte[] Records(params IEnumerable<(string Key, string Value)> records) => [.. records.SelectMany(Record)];

    private static byte[] Record((string Key, string Value) record)
    {
        var rest = Encoding.UTF8.GetBytes($" {record.Key}={record.Value}\n");
        var length = rest.Length + 1;
        while ($"{length}".Length + rest.Length != length) length++;
        return [.. Encoding.ASCII.GetBytes($"{length}"), .. rest];
    }

    private static byte[] Octal(long value, int digits) => [.. Encoding.ASCII.GetBytes(Convert.ToString(value, 8).PadLeft(digits, '0')), 0];

    private static void Put(byte[] header, int offset, int length, byte[] value) =>
        value.AsSpan(0, Math.Min(length, value.Length)).CopyTo(header.AsSpan(offset));
}
