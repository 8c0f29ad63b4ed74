using System.Buffers.Binary;

namespace Meld.Weights.Checkpoints;

/// <summary>The end of a zip archive, which says where its central directory lies.</summary>
/// <param name="Directory">The central directory.</param>
/// <param name="Count">Its entries.</param>
internal sealed record ZipEnd(FileRange Directory, long Count)
{
    private const int MostCommentBytes = ushort.MaxValue;

    /// <summary>Reads it.</summary>
    /// <exception cref="WeightsFormatException">There is none, or it contradicts the file.</exception>
    public static ZipEnd Read(WeightsBytes file)
    {
        var tail = new byte[Math.Min(file.Length, ZipFields.EndBytes + MostCommentBytes)];
        file.Read(file.Length - tail.Length, tail);
        var at = Find(tail);
        if (at < 0) throw file.Error("is a zip archive without its end: it is cut off.");
        var place = file.Length - tail.Length + at;
        ReadOnlySpan<byte> end = tail.AsSpan(at);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end[4..]) != 0) throw file.Error("is a part of a zip archive in several files.");
        long count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if (BinaryPrimitives.ReadUInt16LittleEndian(end[8..]) != count) throw file.Error("contradicts itself on the number of its entries.");
        return Read64(file, place) is { } large
            ? large.Agrees(count, length, offset) ? large : throw file.Error("contradicts itself on where its directory lies.")
            : Checked(file, offset, length, count, place);
    }

    private static int Find(ReadOnlySpan<byte> tail)
    {
        for (var at = tail.Length - ZipFields.EndBytes; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail[at..]) == ZipFields.End
                && BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length - at - ZipFields.EndBytes) return at;
        }
        return -1;
    }

    private static ZipEnd? Read64(WeightsBytes file, long end)
    {
        Span<byte> record = stackalloc byte[ZipFields.End64Bytes];
        var locator = record[..ZipFields.End64LocatorBytes];
        if (end < locator.Length) return null;
        file.Read(end - locator.Length, locator);
        if (BinaryPrimitives.ReadUInt32LittleEndian(locator) != ZipFields.End64Locator) return null;
        var place = BinaryPrimitives.ReadInt64LittleEndian(locator[8..]);
        if (place < 0 || place != end - locator.Length - record.Length) throw file.Error("has no zip64 end where it should be.");
        file.Read(place, record);
        if (BinaryPrimitives.ReadUInt32LittleEndian(record) != ZipFields.End64) throw file.Error("has no zip64 end where it should be.");
        return Checked(
            file, BinaryPrimitives.ReadInt64LittleEndian(record[48..]), BinaryPrimitives.ReadInt64LittleEndian(record[40..]),
            BinaryPrimitives.ReadInt64LittleEndian(record[32..]), place);
    }

    private static ZipEnd Checked(WeightsBytes file, long offset, long length, long count, long end) =>
        offset >= 0 && length >= 0 && offset <= end && length == end - offset && count >= 0 && count <= length / ZipFields.CentralHeaderBytes
            ? new ZipEnd(new FileRange(offset, length), count)
            : throw file.Error($"has a directory of {count} entries in {length} bytes at {offset}, which the file does not have.");

    private bool Agrees(long count, long length, long offset) =>
        (count == Count || count == ZipFields.CountIn64) && (length == Directory.Length || length == ZipFields.In64)
        && (offset == Directory.Begin || offset == ZipFields.In64);
}
