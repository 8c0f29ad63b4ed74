using System.IO.Hashing;
using Meld.Features.Records;
using Meld.Storage;

namespace Meld.Features.Lmdb.Format;

/// <summary>
/// Finds every intact record of a data file, however damaged it is. A checksum holds over key and value, and a feature's key names its content, so a record may be
/// taken wherever it lies. First come those that the trees still lead to, then those of all other pages.
/// </summary>
internal sealed class RecordScan
{
    private const int ChunkSize = 1 << 20;

    private readonly DataFile file;
    private readonly RecordVisitor found;
    private readonly IProgress<WorkProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly long length;
    private readonly int pageSize;
    private readonly HashSet<UInt128> seen = [];
    private readonly Dictionary<string, (byte[] Key, byte[]? Value)> clips = [];
    private readonly ulong[] notes = new ulong[TreePage.NotesSize];
    private byte[] large = [];

    private RecordScan(DataFile file, RecordVisitor found, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        (this.file, this.found, this.progress, this.cancellation) = (file, found, progress, cancellation);
        (length, pageSize) = (file.Length, Snapshot.PageSizeOf(file));
    }

    /// <summary>Looks through the file.</summary>
    /// <param name="file">The file; nobody writes to it.</param>
    /// <param name="found">Gets each record once.</param>
    /// <param name="progress">Gets the bytes that are looked through.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="IOException">The file is gone.</exception>
    public static void Run(DataFile file, RecordVisitor found, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        var scan = new RecordScan(file, found, progress, cancellation);
        scan.FollowTrees();
        scan.LookThroughPages();
    }

    // Of several records for one key, what the trees lead to is the latest.
    private void FollowTrees()
    {
        var bytes = new byte[MetaPage.Size];
        var metas = new List<MetaPage>();
        for (var number = 0; number < PageFormat.MetaPages; number++)
        {
            if (Read((long)number * pageSize, bytes) < bytes.Length) continue;
            if (MetaPage.Read(bytes) is var meta && meta.FaultOf(number, long.MaxValue) is null) metas.Add(meta);
        }
        if (metas.Count == 0) return;
        var latest = metas.MaxBy(meta => meta.Transaction);
        var pages = (ulong)(length / pageSize);
        if (pages <= PageFormat.MetaPages) return;
        var (last, findings) = (Math.Min(latest.LastPage, pages - 1), new Findings(int.MaxValue));
        new MainTreeWalk(file, pageSize, last, new PageSet((long)pages), findings, readHeads: false, Take).Run(latest.Main);
    }

    private void LookThroughPages()
    {
        var buffer = new byte[ChunkSize];
        for (var offset = 0L; offset < length; offset += ChunkSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var chunk = buffer.AsSpan(0, (int)Math.Min(ChunkSize, length - offset));
            Read(offset, chunk);
            for (var at = 0; at < chunk.Length; at += pageSize) LookThrough(chunk[at..Math.Min(chunk.Length, at + pageSize)], (ulong)((offset + at) / pageSize));
            progress?.Report(new WorkProgress("saving intact records", offset + chunk.Length, length, "bytes"));
        }
        foreach (var (key, value) in clips.Values)
        {
            if (value is not null) Take(key, value);
        }
    }

    private void LookThrough(ReadOnlySpan<byte> bytes, ulong number)
    {
        var page = new TreePage(bytes);
        if (bytes.Length == pageSize && page.FaultOf(number, PageFormat.Leaf, notes) is null)
        {
            for (var index = 0; index < page.Count; index++) Try(page[index], bytes.Length);
            return;
        }
        // Any head, list of nodes or order may be damaged: look at each place where a node can begin.
        for (var at = 0; at + PageFormat.NodeHeadSize < bytes.Length; at += 2)
        {
            var size = bytes[at + 6] | (bytes[at + 7] << 8);
            if (size is 0 or > RecordKey.ClipKeySize || bytes[at + 4] > PageFormat.OnOwnPages || bytes[at + 5] != 0) continue;
            Try(new PageNode(bytes[at..], inLeaf: true), bytes.Length - at);
        }
    }

    private void Try(PageNode node, int room)
    {
        if (node.Size > room || RecordKey.KindOf(node.Key) is not { } kind || seen.Contains(Name(node.Key))) return;
        var key = node.Key;
        var value = node.OnOwnPages ? ReadLarge(node) : node.Value;
        if (RecordCheck.FaultOf(key, value) is not null) return;
        if (kind != RecordKind.Clip) Take(key, value);
        // What a clip's content was may have changed since, and nothing tells which of two is the latest.
        else if (!clips.TryAdd(Convert.ToHexString(key), (key.ToArray(), value.ToArray())) && !value.SequenceEqual(clips[Convert.ToHexString(key)].Value))
        {
            clips[Convert.ToHexString(key)] = (key.ToArray(), null);
        }
    }

    private void Take(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        cancellation.ThrowIfCancellationRequested();
        if (RecordCheck.FaultOf(key, value) is null && seen.Add(Name(key))) found(key, value);
    }

    private ReadOnlySpan<byte> ReadLarge(PageNode node)
    {
        if (node.FirstPage > (ulong)(length / pageSize)) return [];
        if (node.ValueSize > Math.Min(Array.MaxLength, length - ((long)node.FirstPage * pageSize) - PageFormat.HeadSize)) return [];
        var size = (int)node.ValueSize;
        if (large.Length < size) large = new byte[Math.Min(Array.MaxLength, size + (size / 4L))];
        Read(((long)node.FirstPage * pageSize) + PageFormat.HeadSize, large.AsSpan(0, size));
        return large.AsSpan(0, size);
    }

    // What the disk cannot read is as zeros: the records there are lost, the others are not.
    private int Read(long offset, Span<byte> target)
    {
        try
        {
            var read = file.Read(offset, target);
            target[read..].Clear();
            return read;
        }
        catch (IOException) when (target.Length > pageSize)
        {
            var half = target.Length / pageSize / 2 * pageSize;
            half = half == 0 ? target.Length / 2 : half;
            return Read(offset, target[..half]) + Read(offset + half, target[half..]);
        }
        catch (IOException)
        {
            target.Clear();
            return target.Length;
        }
    }

    private static UInt128 Name(ReadOnlySpan<byte> key) => XxHash128.HashToUInt128(key);
}
