using System.Buffers.Binary;

namespace Meld.Features.Lmdb.Format;

/// <summary>A node of a branch or a leaf.</summary>
/// <param name="bytes">From its first byte on, at least its head.</param>
/// <param name="inLeaf">Whether it stands in a leaf.</param>
internal readonly ref struct PageNode(ReadOnlySpan<byte> bytes, bool inLeaf)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Bytes of its key.</summary>
    public int KeySize => BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]);

    /// <summary>Its key.</summary>
    public ReadOnlySpan<byte> Key => bytes.Slice(PageFormat.NodeHeadSize, KeySize);

    /// <summary>In a branch: the page number of its child.</summary>
    public ulong Child => BinaryPrimitives.ReadUInt32LittleEndian(bytes) | ((ulong)Flags << 32);

    /// <summary>In a leaf: its flags.</summary>
    public int Flags => BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]);

    /// <summary>In a leaf: bytes of its value.</summary>
    public uint ValueSize => BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    /// <summary>In a leaf: whether the value has pages of its own.</summary>
    public bool OnOwnPages => (Flags & PageFormat.OnOwnPages) != 0;

    /// <summary>In a leaf: the first of the value's own pages.</summary>
    public ulong FirstPage => BinaryPrimitives.ReadUInt64LittleEndian(bytes[(PageFormat.NodeHeadSize + KeySize)..]);

    /// <summary>In a leaf: the value, where it stands in the node.</summary>
    public ReadOnlySpan<byte> Value => bytes.Slice(PageFormat.NodeHeadSize + KeySize, (int)ValueSize);

    /// <summary>Bytes that the node takes, with the one that makes them even; more than a page where the node cannot be right.</summary>
    public int Size
    {
        get
        {
            var data = !inLeaf ? 0 : OnOwnPages ? sizeof(ulong) : ValueSize;
            return data > PageFormat.LargestPage ? 2 * PageFormat.LargestPage : (PageFormat.NodeHeadSize + KeySize + (int)data + 1) & ~1;
        }
    }
}
