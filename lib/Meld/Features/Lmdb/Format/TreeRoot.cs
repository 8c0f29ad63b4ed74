using System.Buffers.Binary;

namespace Meld.Features.Lmdb.Format;

/// <summary>What a meta page says of one tree (<c>MDB_db</c>).</summary>
internal readonly record struct TreeRoot(uint Pad, int Flags, int Depth, ulong BranchPages, ulong LeafPages, ulong OverflowPages, ulong Entries, ulong Root)
{
    /// <summary>Bytes it takes.</summary>
    public const int Size = 48;

    /// <summary>Whether the tree has no record.</summary>
    public bool IsEmpty => Root == PageFormat.NoPage;

    /// <summary>Reads it.</summary>
    public static TreeRoot Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[32..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[40..]));

    /// <summary>What is wrong with it, in words without a full stop, or null.</summary>
    /// <param name="lastPage">The last page of the trees.</param>
    public string? FaultOf(ulong lastPage) => this switch
    {
        { IsEmpty: true } => this is { Depth: 0, BranchPages: 0, LeafPages: 0, OverflowPages: 0, Entries: 0 } ? null : "it counts pages of a tree that has none",
        _ when Root < PageFormat.MetaPages || Root > lastPage => $"it places the root of a tree at page {Root}, outside of the trees' pages",
        _ => Depth is >= 1 and <= PageFormat.DeepestTree ? null : $"it says that a tree is {Depth} pages deep",
    };
}
