using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Meld.Features.Lmdb.Format;

/// <summary>A page of a tree, branch or leaf, whose bytes may be anything until <see cref="FaultOf"/> finds nothing wrong.</summary>
/// <param name="bytes">The whole page.</param>
internal readonly ref struct TreePage(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Words that <see cref="FaultOf"/> needs for notes on a page.</summary>
    public const int NotesSize = PageFormat.LargestPage / 2 / 64;

    /// <summary>Number of nodes.</summary>
    public int Count => (Lower - PageFormat.HeadSize) / sizeof(ushort);

    /// <summary>The page's own number.</summary>
    public ulong Number => BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    /// <summary>The page's flags.</summary>
    public int Flags => BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]);

    private int Lower => BinaryPrimitives.ReadUInt16LittleEndian(bytes[12..]);

    private int Upper => BinaryPrimitives.ReadUInt16LittleEndian(bytes[14..]);

    /// <summary>One of the nodes, in the order of keys.</summary>
    public PageNode this[int index] => new(bytes[Offset(index)..], Flags == PageFormat.Leaf);

    /// <summary>
    /// What is wrong with the page's shape, in words without a full stop, or null: its head, and that its nodes fill the place from the upper bound to the page's
    /// end one after the other, each named once. LMDB packs them like that, and moves them by their sizes when it writes.
    /// </summary>
    /// <param name="number">The number that it should have.</param>
    /// <param name="flags">The flags that it should have.</param>
    /// <param name="notes">Room for <see cref="NotesSize"/> words.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string? FaultOf(ulong number, int flags, Span<ulong> notes)
    {
        if (Number != number) return $"it says that it is page {Number}";
        if (Flags != flags) return $"its flags are {Flags}, not {flags}";
        var (lower, upper, size) = (Lower, Upper, bytes.Length);
        if (lower < PageFormat.HeadSize || lower > upper || upper > size || ((lower | upper) & 1) != 0) return $"its free space lies from {lower} to {upper}";
        if (Count < (flags == PageFormat.Branch ? 2 : 1)) return $"it has {Count} nodes";
        notes[..(((size / 2) + 63) / 64)].Clear();
        var (found, at) = (0, upper);
        for (; at <= size - PageFormat.NodeHeadSize; found++)
        {
            notes[at >> 7] |= 1UL << (at >> 1);
            at += new PageNode(bytes[at..], flags == PageFormat.Leaf).Size;
        }
        if (at != size || found != Count) return "its nodes do not fill it";
        for (var index = 0; index < found; index++)
        {
            var offset = Offset(index);
            var (word, bit) = (offset >> 7, 1UL << (offset >> 1));
            if ((offset & 1) != 0 || offset >= size || (notes[word] & bit) == 0) return $"node {index} does not lie where it should";
            notes[word] &= ~bit;
        }
        return null;
    }

    private int Offset(int index) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[(PageFormat.HeadSize + (index * sizeof(ushort)))..]);
}
