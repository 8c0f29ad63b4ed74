namespace Meld.Features.Lmdb.Format;

/// <summary>
/// Checks one snapshot of a data file, so that LMDB cannot go wrong on it: LMDB itself believes every number that it reads, and a damaged one would end the
/// process.
/// </summary>
internal static class StructureCheck
{
    /// <summary>
    /// Reads the meta pages and checks that each is of the transaction that it claims: a damaged number would make LMDB go back by one transaction, to trees that
    /// are still whole.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="findings">Gets what is wrong.</param>
    /// <returns>Null where something is.</returns>
    /// <exception cref="IOException">The disk cannot read the file.</exception>
    public static Snapshot? Begin(DataFile file, Findings findings)
    {
        if (Snapshot.Read(file, findings) is not { Older: var older } snapshot) return null;
        new FreeTreeWalk(file, older.PageSize, older.LastPage, new PageSet((long)older.LastPage + 1), free: null, findings).Run(older, beganEmpty: true);
        return findings.All.Count == 0 ? snapshot : null;
    }

    /// <summary>Checks the trees.</summary>
    /// <param name="file">The file.</param>
    /// <param name="snapshot">The meta pages.</param>
    /// <param name="depth">How much to check.</param>
    /// <param name="findings">Gets what is wrong.</param>
    /// <param name="records">Gets every record whose pages are sound; null where nobody asks.</param>
    /// <returns>The pages that are used or free, as far as they were read; and how many of them are free.</returns>
    /// <exception cref="IOException">The disk cannot read the file.</exception>
    public static (PageSet Pages, long Free) Run(DataFile file, Snapshot snapshot, CheckDepth depth, Findings findings, Func<PageSet, RecordVisitor>? records = null)
    {
        var meta = snapshot.Newer;
        var pages = new PageSet((long)meta.LastPage + 1);
        pages.TryAdd(0, PageFormat.MetaPages);
        var free = new FreeTreeWalk(file, meta.PageSize, meta.LastPage, pages, pages, findings);
        free.Run(meta, beganEmpty: snapshot.Older.Main.IsEmpty);
        if (!findings.IsFull)
        {
            new MainTreeWalk(file, meta.PageSize, meta.LastPage, pages, findings, depth > CheckDepth.Reading, records?.Invoke(pages)).Run(meta.Main);
        }
        if (findings.All.Count == 0 && depth > CheckDepth.Reading && pages.FirstMissing() is { } page)
        {
            findings.Add($"page {page} is neither in use nor free, as {(long)meta.LastPage - pages.Count} others are");
        }
        return (pages, free.FreePages);
    }
}
