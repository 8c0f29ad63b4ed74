using System.Buffers.Binary;
using Meld.Storage;

namespace Meld.Features.Records;

/// <summary>The value of a file: checksum (8 bytes), length and time (int64), SHA-256 of its content.</summary>
internal static class FileRecord
{
    /// <summary>Number of bytes.</summary>
    public const int Size = HashOffset + Digest.Size;

    private const int TimeOffset = RecordChecksum.Size + sizeof(long);
    private const int HashOffset = TimeOffset + sizeof(long);

    /// <summary>Makes the value.</summary>
    public static byte[] Of(ReadOnlySpan<byte> key, FileStamp stamp, Digest hash)
    {
        var value = new byte[Size];
        BinaryPrimitives.WriteInt64LittleEndian(value.AsSpan(RecordChecksum.Size), stamp.Length);
        BinaryPrimitives.WriteInt64LittleEndian(value.AsSpan(TimeOffset), stamp.Time);
        hash.CopyTo(value.AsSpan(HashOffset));
        RecordChecksum.Seal(key, value);
        return value;
    }

    /// <summary>Reads the value, whose checksum holds; null where it is none.</summary>
    public static (FileStamp Stamp, Digest Hash)? Read(ReadOnlySpan<byte> value) => value.Length != Size ? null : (
        new FileStamp(BinaryPrimitives.ReadInt64LittleEndian(value[RecordChecksum.Size..]), BinaryPrimitives.ReadInt64LittleEndian(value[TimeOffset..])),
        new Digest(value[HashOffset..]));
}
