using System.Buffers.Binary;
using System.Text;

namespace Meld.Features.Records;

/// <summary>The value about the store: checksum (8 bytes), format (int32), then who made it, in UTF-8.</summary>
internal static class AboutRecord
{
    /// <summary>The format that this version reads and writes.</summary>
    public const int Format = 1;

    private const int TextOffset = RecordChecksum.Size + sizeof(int);

    /// <summary>Makes the value.</summary>
    public static byte[] Of(int format, string maker)
    {
        byte[] value = [.. new byte[TextOffset], .. Encoding.UTF8.GetBytes(maker)];
        BinaryPrimitives.WriteInt32LittleEndian(value.AsSpan(RecordChecksum.Size), format);
        RecordChecksum.Seal(RecordKey.About, value);
        return value;
    }

    /// <summary>Reads the value, whose checksum holds; null where it is none.</summary>
    public static (int Format, string Maker)? Read(ReadOnlySpan<byte> value) => value.Length < TextOffset
        ? null
        : (BinaryPrimitives.ReadInt32LittleEndian(value[RecordChecksum.Size..]), Encoding.UTF8.GetString(value[TextOffset..]));
}
