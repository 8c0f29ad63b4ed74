using Meld.Storage;

namespace Meld.Features.Records;

/// <summary>The value of an utterance's clip: checksum (8 bytes), SHA-256 of its content.</summary>
internal static class ClipRecord
{
    /// <summary>Number of bytes.</summary>
    public const int Size = RecordChecksum.Size + Digest.Size;

    /// <summary>Makes the value.</summary>
    public static byte[] Of(ReadOnlySpan<byte> key, Digest hash)
    {
        var value = new byte[Size];
        hash.CopyTo(value.AsSpan(RecordChecksum.Size));
        RecordChecksum.Seal(key, value);
        return value;
    }

    /// <summary>Reads the value, whose checksum holds; null where it is none.</summary>
    public static Digest? Read(ReadOnlySpan<byte> value) => value.Length == Size ? new Digest(value[RecordChecksum.Size..]) : null;
}
