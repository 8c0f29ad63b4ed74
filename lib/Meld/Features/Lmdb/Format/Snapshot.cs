namespace Meld.Features.Lmdb.Format;

/// <summary>Both meta pages as they are at one moment.</summary>
/// <param name="Newer">The one that counts.</param>
/// <param name="Older">The one that the next transaction writes over; its trees are still whole.</param>
internal sealed record Snapshot(MetaPage Newer, MetaPage Older)
{
    /// <summary>Reads the meta pages.</summary>
    /// <param name="file">The file.</param>
    /// <param name="findings">Gets what is wrong with them.</param>
    /// <returns>Null where something is.</returns>
    /// <exception cref="IOException">The disk cannot read them.</exception>
    public static Snapshot? Read(DataFile file, Findings findings)
    {
        var length = file.Length;
        var bytes = new byte[MetaPage.Size];
        if (file.Read(0, bytes) < bytes.Length)
        {
            findings.Add($"the file has only {length} bytes");
            return null;
        }
        var first = MetaPage.Read(bytes);
        if (first.FaultOf(0, length) is { } fault)
        {
            findings.Add($"meta page 0: {fault}");
            return null;
        }
        // The length was checked with the first: the second is there.
        file.Read(first.PageSize, bytes);
        var second = MetaPage.Read(bytes);
        if (second.FaultOf(1, length) is { } other) findings.Add($"meta page 1: {other}");
        else if (first.PageSize != second.PageSize) findings.Add($"the meta pages say that a page has {first.PageSize} bytes, and {second.PageSize}");
        else if (!Follow(first.Transaction, second.Transaction) && !Follow(second.Transaction, first.Transaction) && (first.Transaction | second.Transaction) != 0)
        {
            findings.Add($"the meta pages are of transactions {first.Transaction} and {second.Transaction}, which do not follow each other");
        }
        // What LMDB does: equal numbers, in a new file, mean the first.
        else return first.Transaction < second.Transaction ? new Snapshot(second, first) : new Snapshot(first, second);
        return null;
    }

    /// <summary>The bytes of both meta pages, to see whether a transaction was written meanwhile.</summary>
    /// <exception cref="IOException">The disk cannot read them.</exception>
    public static byte[] BytesOf(DataFile file)
    {
        var bytes = new byte[PageFormat.MetaPages * MetaPage.Size];
        file.Read(0, bytes.AsSpan(0, MetaPage.Size));
        // Where the second one lies depends on what the first one says, which may be anything.
        if (MetaPage.Read(bytes) is { HasPageSize: true } first) file.Read(first.PageSize, bytes.AsSpan(MetaPage.Size));
        return bytes;
    }

    /// <summary>The page size that most likely is the file's, whatever is damaged.</summary>
    /// <exception cref="IOException">The disk cannot read the file.</exception>
    public static int PageSizeOf(DataFile file)
    {
        var bytes = new byte[MetaPage.Size];
        foreach (var size in (int[])[0, .. Sizes()])
        {
            if (file.Read(size, bytes) < bytes.Length) continue;
            if (MetaPage.Read(bytes) is { IsLmdb: true, HasPageSize: true } meta && (size == 0 || meta.PageSize == size)) return meta.PageSize;
        }
        return Environment.SystemPageSize;
    }

    private static bool Follow(ulong before, ulong after) => after > before && after - before == 1;

    private static IEnumerable<int> Sizes()
    {
        for (var size = PageFormat.SmallestPage; size <= PageFormat.LargestPage; size *= 2) yield return size;
    }
}
