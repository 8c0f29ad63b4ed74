namespace Meld.Features.Lmdb.Format;

/// <summary>
/// Goes through a tree and checks every page of it: shape, order of keys within pages and between them, no page twice, all leaves equally deep, counts as the
/// meta page says. Each page is read once at most, so the time is bounded, and one page a level is in memory.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="pageSize">Bytes of a page.</param>
/// <param name="lastPage">The last page that the tree may use.</param>
/// <param name="used">Gets the pages that the tree uses.</param>
/// <param name="findings">Gets what is wrong.</param>
internal abstract class TreeWalk(DataFile file, int pageSize, ulong lastPage, PageSet used, Findings findings)
{
    private readonly byte[]?[] levels = new byte[PageFormat.DeepestTree][];
    private readonly ulong[] notes = new ulong[TreePage.NotesSize];
    private byte[] last = [];
    private int depth;
    private ulong branches, leaves, entries, overflow;

    /// <summary>The file.</summary>
    protected DataFile File => file;

    /// <summary>What is wrong.</summary>
    protected Findings Findings => findings;

    /// <summary>Bytes of a page.</summary>
    protected int PageSize => pageSize;

    /// <summary>The last page that the tree may use.</summary>
    protected ulong LastPage => lastPage;

    /// <summary>Begins a sentence about a page.</summary>
    protected abstract string Name { get; }

    /// <summary>The last key of the tree; empty before any.</summary>
    protected ReadOnlySpan<byte> Last => last;

    /// <summary>Goes through the tree.</summary>
    /// <exception cref="IOException">The disk cannot read it.</exception>
    public void Run(TreeRoot root)
    {
        if (root.IsEmpty) return;
        (depth, branches, leaves, entries, overflow, last) = (root.Depth, 0, 0, 0, 0, []);
        var before = findings.All.Count;
        Visit(root.Root, 1, [], []);
        // Where a part of the tree could not be read, the counts cannot be right.
        if (findings.All.Count > before) return;
        if ((branches, leaves, entries) != (root.BranchPages, root.LeafPages, root.Entries))
        {
            findings.Add(
                $"{Name} has {branches} branches, {leaves} leaves and {entries} records, but the meta page says {root.BranchPages}, {root.LeafPages} and "
                + $"{root.Entries}");
        }
        else if (!CanUse(overflow, root.OverflowPages))
        {
            findings.Add($"{Name} has {overflow} pages of large values, but the meta page says {root.OverflowPages}");
        }
    }

    /// <summary>Compares two keys as LMDB orders them.</summary>
    protected abstract int Compare(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other);

    /// <summary>Whether a key can have this many bytes.</summary>
    protected abstract bool CanHaveKey(int size);

    /// <summary>Checks a record; its shape is sound.</summary>
    protected abstract void Check(PageNode node);

    /// <summary>Whether the pages of large values that were found are as many as the meta page says.</summary>
    protected virtual bool CanUse(ulong found, ulong said) => found == said;

    /// <summary>Enters the pages of a large value.</summary>
    /// <param name="node">The node that names it.</param>
    /// <param name="readHead">Whether to check the head of its first page, which may give it more pages than it needs.</param>
    /// <returns>False where they are damaged.</returns>
    protected bool Enter(PageNode node, bool readHead)
    {
        var (first, pages) = (node.FirstPage, PageFormat.PagesFor(node.ValueSize, pageSize));
        if (first < PageFormat.MetaPages || first > lastPage || (ulong)pages > lastPage - first + 1)
        {
            return Refuse(node, $"its value lies outside of the file's pages, at {first}");
        }
        if (readHead)
        {
            Span<byte> bytes = stackalloc byte[PageFormat.HeadSize];
            if (File.Read((long)first * pageSize, bytes) < bytes.Length) return Refuse(node, $"page {first}, where its value begins, is cut off");
            var head = OverflowHead.Read(bytes);
            if (head.PageNumber != first || head.Flags != PageFormat.Overflow || head.Pages < pages)
            {
                return Refuse(node, $"page {first}, where its value begins, has a damaged head");
            }
            pages = head.Pages;
        }
        overflow += (ulong)pages;
        return used.TryAdd(first, pages) || Refuse(node, $"pages {first} to {(long)first + pages - 1} of its value are used elsewhere too");
    }

    private bool Refuse(PageNode node, string what)
    {
        findings.Add(what, node.Key);
        return false;
    }

    // Keys of the page and all below it are at least the lowest, and before the end, where these are not empty.
    private void Visit(ulong number, int level, ReadOnlySpan<byte> lowest, ReadOnlySpan<byte> end)
    {
        if (number < PageFormat.MetaPages || number > lastPage || !used.TryAdd(number))
        {
            findings.Add($"{Name}: page {number} is {(number is >= PageFormat.MetaPages && number <= lastPage ? "used twice" : "outside of the file's pages")}");
            return;
        }
        var bytes = levels[level - 1] ??= new byte[pageSize];
        var isLeaf = level == depth;
        var page = new TreePage(bytes);
        var isCut = File.Read((long)number * pageSize, bytes) < pageSize;
        var fault = isCut ? "it is cut off" : page.FaultOf(number, isLeaf ? PageFormat.Leaf : PageFormat.Branch, notes);
        if ((fault ?? (isLeaf ? LeafFault(page, lowest, end) : BranchFault(page, lowest, end))) is { } wrong)
        {
            findings.Add($"{Name}, page {number}: {wrong}");
            return;
        }
        if (isLeaf) VisitLeaf(page);
        else VisitChildren(page, level, lowest, end);
    }

    private void VisitLeaf(TreePage page)
    {
        (leaves, entries) = (leaves + 1, entries + (ulong)page.Count);
        for (var index = 0; index < page.Count && !findings.IsFull; index++) Check(page[index]);
        last = page[page.Count - 1].Key.ToArray();
    }

    private void VisitChildren(TreePage page, int level, ReadOnlySpan<byte> lowest, ReadOnlySpan<byte> end)
    {
        branches++;
        for (var index = 0; index < page.Count && !findings.IsFull; index++)
        {
            Visit(page[index].Child, level + 1, index == 0 ? lowest : page[index].Key, index + 1 < page.Count ? page[index + 1].Key : end);
        }
    }

    private string? LeafFault(TreePage page, ReadOnlySpan<byte> lowest, ReadOnlySpan<byte> end)
    {
        ReadOnlySpan<byte> before = [];
        for (var index = 0; index < page.Count; index++)
        {
            var node = page[index];
            if ((node.Flags & ~PageFormat.OnOwnPages) != 0) return $"record {index} has flags that no feature store has";
            if (!CanHaveKey(node.KeySize)) return $"the key of record {index} has {node.KeySize} bytes";
            if (index > 0 ? Compare(before, node.Key) >= 0 : lowest.Length > 0 && Compare(lowest, node.Key) > 0) return $"the key of record {index} is out of order";
            before = node.Key;
        }
        return end.Length > 0 && Compare(before, end) >= 0 ? "its last key is out of order" : null;
    }

    // The first node's key stands for the lowest of all: LMDB does not look at it.
    private string? BranchFault(TreePage page, ReadOnlySpan<byte> lowest, ReadOnlySpan<byte> end)
    {
        var before = lowest;
        for (var index = 1; index < page.Count; index++)
        {
            var node = page[index];
            if (!CanHaveKey(node.KeySize)) return $"the key of child {index} has {node.KeySize} bytes";
            if (before.Length > 0 && Compare(before, node.Key) >= 0) return $"the key of child {index} is out of order";
            before = node.Key;
        }
        return end.Length > 0 && Compare(before, end) >= 0 ? "its last key is out of order" : null;
    }
}
