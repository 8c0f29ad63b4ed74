using System.Buffers.Binary;

namespace Meld.Features.Lmdb.Format;

/// <summary>The head of the first page of a large value.</summary>
/// <param name="PageNumber">The page's own number.</param>
/// <param name="Flags">The page's flags.</param>
/// <param name="Pages">How many pages the value has; LMDB frees as many with it.</param>
internal readonly record struct OverflowHead(ulong PageNumber, int Flags, long Pages)
{
    /// <summary>Reads it.</summary>
    public static OverflowHead Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]));
}
