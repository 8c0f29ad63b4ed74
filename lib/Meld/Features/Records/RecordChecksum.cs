using System.Buffers.Binary;
using System.IO.Hashing;

namespace Meld.Features.Records;

/// <summary>The first 8 bytes of every value: XXH3 (https://xxhash.com) over the key and the rest of the value, little-endian.</summary>
internal static class RecordChecksum
{
    /// <summary>Number of bytes.</summary>
    public const int Size = sizeof(ulong);

    /// <summary>Writes the checksum in front of a value whose other bytes are in place.</summary>
    public static void Seal(ReadOnlySpan<byte> key, Span<byte> value) => BinaryPrimitives.WriteUInt64LittleEndian(value, Of(key, value[Size..]));

    /// <summary>Whether key and value are as they were written.</summary>
    public static bool Holds(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        value.Length >= Size && BinaryPrimitives.ReadUInt64LittleEndian(value) == Of(key, value[Size..]);

    // The key's hash is the seed, so that nothing has to be put together first.
    private static ulong Of(ReadOnlySpan<byte> key, ReadOnlySpan<byte> rest) => XxHash3.HashToUInt64(rest, (long)XxHash3.HashToUInt64(key));
}
