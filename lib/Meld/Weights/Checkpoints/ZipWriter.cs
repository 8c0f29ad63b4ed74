using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Meld.Weights.Checkpoints;

/// <summary>
/// Writes a zip archive of stored files, each aligned to 64 bytes as PyTorch does it (an extra field named FB), and with equal bytes for equal content.
/// </summary>
/// <param name="stream">Where to.</param>
internal sealed class ZipWriter(Stream stream)
{
    private const int Alignment = 64;
    private const int PaddingHeaderBytes = 4;
    private const ushort Utf8Names = 0x800;
    private const ushort Version64 = 45;
    // 1 January 1980, the earliest that the format knows.
    private const uint Date = 0x00210000;

    private readonly ArrayBufferWriter<byte> directory = new();
    private long written;
    private long count;

    /// <summary>Adds a file.</summary>
    public void Add(string name, ReadOnlySpan<byte> content)
    {
        var (utf8, begin) = (Encoding.UTF8.GetBytes(name), written);
        var dataBegin = begin + ZipFields.LocalHeaderBytes + utf8.Length + PaddingHeaderBytes;
        var padding = (int)((Alignment - (dataBegin % Alignment)) % Alignment);
        Span<byte> header = stackalloc byte[ZipFields.LocalHeaderBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(header, ZipFields.LocalHeader);
        WriteEntry(header[4..], content, utf8.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[28..], (ushort)(PaddingHeaderBytes + padding));
        Write(header);
        Write(utf8);
        Write([(byte)'F', (byte)'B', (byte)padding, 0]);
        Write(new byte[padding]);
        Write(content);
        AddToDirectory(header[4..28], utf8, begin);
        count++;
    }

    /// <summary>Writes what comes after the files.</summary>
    public void End()
    {
        var begin = written;
        Write(directory.WrittenSpan);
        var end = written;
        Span<byte> record = stackalloc byte[ZipFields.End64Bytes + ZipFields.End64LocatorBytes + ZipFields.EndBytes];
        WriteEnd64(record, begin, end);
        WriteLocator(record[ZipFields.End64Bytes..], end);
        WriteEnd(record[(ZipFields.End64Bytes + ZipFields.End64LocatorBytes)..], begin, end);
        Write(record);
    }

    /// <summary>What an entry's two headers have in common: from the version on to the length of the name.</summary>
    private static void WriteEntry(Span<byte> common, ReadOnlySpan<byte> content, int nameLength)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(common, Version64);
        BinaryPrimitives.WriteUInt16LittleEndian(common[2..], Utf8Names);
        BinaryPrimitives.WriteUInt32LittleEndian(common[6..], Date);
        BinaryPrimitives.WriteUInt32LittleEndian(common[10..], Crc32.HashToUInt32(content));
        BinaryPrimitives.WriteUInt32LittleEndian(common[14..], (uint)content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(common[18..], (uint)content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(common[22..], (ushort)nameLength);
    }

    private void AddToDirectory(ReadOnlySpan<byte> common, ReadOnlySpan<byte> name, long begin)
    {
        var isFar = begin >= ZipFields.In64;
        Span<byte> header = stackalloc byte[ZipFields.CentralHeaderBytes];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, ZipFields.CentralHeader);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], Version64);
        common.CopyTo(header[6..]);
        BinaryPrimitives.WriteUInt16LittleEndian(header[30..], (ushort)(isFar ? 4 + sizeof(long) : 0));
        BinaryPrimitives.WriteUInt32LittleEndian(header[42..], isFar ? ZipFields.In64 : (uint)begin);
        directory.Write(header);
        directory.Write(name);
        if (isFar) WriteFarPlace(begin);
    }

    private void WriteFarPlace(long begin)
    {
        Span<byte> extra = stackalloc byte[4 + sizeof(long)];
        BinaryPrimitives.WriteUInt16LittleEndian(extra, ZipFields.Extra64);
        BinaryPrimitives.WriteUInt16LittleEndian(extra[2..], sizeof(long));
        BinaryPrimitives.WriteInt64LittleEndian(extra[4..], begin);
        directory.Write(extra);
    }

    private void WriteEnd64(Span<byte> record, long begin, long end)
    {
        record[..ZipFields.End64Bytes].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(record, ZipFields.End64);
        BinaryPrimitives.WriteInt64LittleEndian(record[4..], ZipFields.End64Bytes - 12);
        BinaryPrimitives.WriteUInt16LittleEndian(record[12..], Version64);
        BinaryPrimitives.WriteUInt16LittleEndian(record[14..], Version64);
        BinaryPrimitives.WriteInt64LittleEndian(record[24..], count);
        BinaryPrimitives.WriteInt64LittleEndian(record[32..], count);
        BinaryPrimitives.WriteInt64LittleEndian(record[40..], end - begin);
        BinaryPrimitives.WriteInt64LittleEndian(record[48..], begin);
    }

    private static void WriteLocator(Span<byte> record, long end)
    {
        record[..ZipFields.End64LocatorBytes].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(record, ZipFields.End64Locator);
        BinaryPrimitives.WriteInt64LittleEndian(record[8..], end);
        BinaryPrimitives.WriteUInt32LittleEndian(record[16..], 1);
    }

    private void WriteEnd(Span<byte> record, long begin, long end)
    {
        record.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(record, ZipFields.End);
        BinaryPrimitives.WriteUInt16LittleEndian(record[8..], (ushort)Math.Min(count, ZipFields.CountIn64));
        BinaryPrimitives.WriteUInt16LittleEndian(record[10..], (ushort)Math.Min(count, ZipFields.CountIn64));
        BinaryPrimitives.WriteUInt32LittleEndian(record[12..], (uint)Math.Min(end - begin, ZipFields.In64));
        BinaryPrimitives.WriteUInt32LittleEndian(record[16..], (uint)Math.Min(begin, ZipFields.In64));
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        written += bytes.Length;
    }
}
