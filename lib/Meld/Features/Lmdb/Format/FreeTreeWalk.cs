using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Meld.Features.Lmdb.Format;

/// <summary>The tree of free pages: for each transaction, the numbers of the pages that it freed, in descending order with their count before them.</summary>
/// <param name="file">The file.</param>
/// <param name="pageSize">Bytes of a page.</param>
/// <param name="lastPage">The last page that the tree may use or have.</param>
/// <param name="used">Gets the pages that the tree uses.</param>
/// <param name="free">Gets the pages that it says are free; the same set, so that no page is both, or null where nobody asks.</param>
/// <param name="findings">Gets what is wrong.</param>
internal sealed class FreeTreeWalk(DataFile file, int pageSize, ulong lastPage, PageSet used, PageSet? free, Findings findings)
    : TreeWalk(file, pageSize, lastPage, used, findings)
{
    private byte[] list = [];

    /// <summary>Number of pages that are free.</summary>
    public long FreePages { get; private set; }

    /// <inheritdoc/>
    protected override string Name => "the list of free pages";

    /// <summary>
    /// Goes through it. A transaction never writes over a page in use, so it frees one, unless it begins with no record; and so the last key is its own number,
    /// which catches a meta page that claims another.
    /// </summary>
    /// <param name="meta">The meta page.</param>
    /// <param name="beganEmpty">Whether the transaction began with no record, or nobody knows.</param>
    public void Run(in MetaPage meta, bool beganEmpty)
    {
        var before = Findings.All.Count;
        Run(meta.Free);
        var latest = Last.IsEmpty ? 0 : Number(Last);
        if (Findings.All.Count == before && (latest > meta.Transaction || (latest < meta.Transaction && !beganEmpty)))
        {
            Findings.Add($"the list of free pages is of transaction {latest}, but its meta page says {meta.Transaction}");
        }
    }

    /// <inheritdoc/>
    protected override int Compare(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => Number(one).CompareTo(Number(other));

    /// <inheritdoc/>
    protected override bool CanHaveKey(int size) => size == sizeof(ulong);

    /// <inheritdoc/>
    protected override void Check(PageNode node)
    {
        if (node.OnOwnPages && !Enter(node, readHead: true)) return;
        if (free is null) return;
        var size = node.ValueSize;
        // A list names pages of the file at most.
        if (size < sizeof(ulong) || size % sizeof(ulong) != 0 || size > int.MaxValue || size / sizeof(ulong) > LastPage)
        {
            Findings.Add($"a list of free pages has {size} bytes");
            return;
        }
        var bytes = node.OnOwnPages ? ReadList(node) : node.Value;
        var numbers = MemoryMarshal.Cast<byte, ulong>(bytes);
        if (numbers[0] > (ulong)numbers.Length - 1)
        {
            Findings.Add($"a list of free pages with room for {numbers.Length - 1} says that it has {numbers[0]}");
            return;
        }
        Enter(numbers[1..(1 + (int)numbers[0])], free);
    }

    private static ulong Number(ReadOnlySpan<byte> key) => BinaryPrimitives.ReadUInt64LittleEndian(key);

    private void Enter(ReadOnlySpan<ulong> numbers, PageSet free)
    {
        for (var index = 0; index < numbers.Length; index++)
        {
            if (index > 0 && numbers[index] >= numbers[index - 1])
            {
                Findings.Add("a list of free pages is out of order");
                return;
            }
            if (numbers[index] > LastPage || !free.TryAdd(numbers[index]))
            {
                Findings.Add($"page {numbers[index]} is free, and {(numbers[index] > LastPage ? "is none of the file's" : "in use or free elsewhere too")}");
                return;
            }
        }
        FreePages += numbers.Length;
    }

    private ReadOnlySpan<byte> ReadList(PageNode node)
    {
        var size = (int)node.ValueSize;
        if (list.Length < size) list = new byte[size];
        var bytes = list.AsSpan(0, size);
        bytes[File.Read(((long)node.FirstPage * PageSize) + PageFormat.HeadSize, bytes)..].Clear();
        return bytes;
    }
}
