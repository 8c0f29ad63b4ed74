using System.Buffers.Binary;
using Meld.Features.Lmdb.Format;

namespace Meld.Tests.Features.Lmdb.Format;

/// <summary>
/// What each byte of a sound data file is, by its own reading of the format. Bytes that are in no part mean nothing: free pages, free space inside pages, bytes
/// that make sizes even, the pad of a page's head, where a file was once mapped, the keys of branches (any is right that lies between what it parts), and in the
/// older meta page all but its head, its transaction and where its free pages are.
/// </summary>
internal sealed class FileMap
{
    private readonly byte[] bytes;
    private readonly int pageSize;

    public FileMap(MadeStore store)
    {
        (bytes, pageSize) = (store.Bytes, store.PageSize);
        var newer = (int)(store.Snapshot.Newer.Transaction & 1);
        Add(FilePart.Meta, newer * pageSize, [(0, 8), (10, 2), (16, 8), (40, 6), (46, 42), (92, 2), (94, 42), (136, 16)]);
        Add(FilePart.Meta, (1 - newer) * pageSize, [(0, 8), (10, 2), (16, 8), (40, 6), (80, 8), (144, 8)]);
        UsedPages.AddRange([0, 1]);
        Walk((int)store.Snapshot.Newer.Free.Root, isFree: true);
        Walk((int)store.Snapshot.Newer.Main.Root, isFree: false);
    }

    /// <summary>The parts: what, first byte, length.</summary>
    public List<(FilePart Part, int Offset, int Length)> Parts { get; } = [];

    /// <summary>Every page that is in use.</summary>
    public List<int> UsedPages { get; } = [];

    /// <summary>Where each branch names a child.</summary>
    public List<int> ChildPointers { get; } = [];

    /// <summary>The pages on which a record's bytes lie, from its leaf to its payload.</summary>
    public Dictionary<string, List<int>> PagesOf { get; } = [];

    /// <summary>The parts of one kind.</summary>
    public List<(FilePart Part, int Offset, int Length)> Of(FilePart part) => Parts.FindAll(one => one.Part == part);

    private ushort Word(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(offset));

    private void Add(FilePart part, int at, (int Offset, int Length)[] fields) => Parts.AddRange(fields.Select(field => (part, at + field.Offset, field.Length)));

    private void Walk(int page, bool isFree)
    {
        var at = page * pageSize;
        UsedPages.Add(page);
        Add(FilePart.Head, at, [(0, 8), (10, 6)]);
        var count = (Word(at + 12) - PageFormat.HeadSize) / 2;
        Add(FilePart.Pointers, at, [(PageFormat.HeadSize, 2 * count)]);
        for (var index = 0; index < count; index++)
        {
            var node = at + Word(at + PageFormat.HeadSize + (2 * index));
            if (Word(at + 10) == PageFormat.Leaf) AddLeafNode(page, node, isFree);
            else
            {
                Add(isFree ? FilePart.FreeNode : FilePart.Node, node, [(0, 8)]);
                ChildPointers.Add(node);
                Walk(BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(node)), isFree);
            }
        }
    }

    private void AddLeafNode(int leaf, int node, bool isFree)
    {
        var (size, keySize) = (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(node)), Word(node + 6));
        var (data, onOwnPages) = (node + 8 + keySize, Word(node + 4) == 1);
        Add(isFree ? FilePart.FreeNode : FilePart.Node, node, [(0, 8 + keySize + (onOwnPages ? 8 : 0))]);
        var pages = PagesOf[Convert.ToHexString(bytes.AsSpan(node + 8, keySize))] = [leaf];
        if (onOwnPages)
        {
            var first = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(data));
            data = (first * pageSize) + PageFormat.HeadSize;
            Add(FilePart.OverflowHead, first * pageSize, [(0, 8), (10, 6)]);
            pages.AddRange(Enumerable.Range(first, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan((first * pageSize) + 12))));
            UsedPages.AddRange(pages.Skip(1));
        }
        if (isFree) Add(FilePart.FreeList, data, [(0, 8 * (1 + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(data))))]);
        else if (size > 0) Add(onOwnPages ? FilePart.Payload : FilePart.InlineValue, data, [(0, size)]);
    }
}
