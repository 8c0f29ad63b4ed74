namespace Meld.Features.Lmdb.Format;

/// <summary>The tree of records.</summary>
/// <param name="file">The file.</param>
/// <param name="pageSize">Bytes of a page.</param>
/// <param name="lastPage">The last page that the tree may use.</param>
/// <param name="used">Gets the pages that the tree uses.</param>
/// <param name="findings">Gets what is wrong.</param>
/// <param name="readHeads">Whether to read the first page of every large value.</param>
/// <param name="records">Gets every record whose pages are sound, and null where nobody asks.</param>
internal sealed class MainTreeWalk(DataFile file, int pageSize, ulong lastPage, PageSet used, Findings findings, bool readHeads, RecordVisitor? records)
    : TreeWalk(file, pageSize, lastPage, used, findings)
{
    private byte[] value = [];

    /// <inheritdoc/>
    protected override string Name => "the tree of records";

    /// <inheritdoc/>
    protected override int Compare(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => one.SequenceCompareTo(other);

    /// <inheritdoc/>
    protected override bool CanHaveKey(int size) => size is > 0 and <= PageFormat.LongestKey;

    // Without the heads it is not known which values have more pages than they need.
    /// <inheritdoc/>
    protected override bool CanUse(ulong found, ulong said) => readHeads ? found == said : found <= said;

    /// <inheritdoc/>
    protected override void Check(PageNode node)
    {
        if (node.OnOwnPages && !Enter(node, readHeads)) return;
        if (records is null) return;
        if (!node.OnOwnPages) records(node.Key, node.Value);
        else if (node.ValueSize > Array.MaxLength) Findings.Add($"its value has {node.ValueSize} bytes", node.Key);
        else records(node.Key, ReadValue(node));
    }

    private ReadOnlySpan<byte> ReadValue(PageNode node)
    {
        var size = (int)node.ValueSize;
        if (value.Length < size) value = new byte[Math.Min(Array.MaxLength, size + (size / 4L))];
        var bytes = value.AsSpan(0, size);
        bytes[File.Read(((long)node.FirstPage * PageSize) + PageFormat.HeadSize, bytes)..].Clear();
        return bytes;
    }
}
