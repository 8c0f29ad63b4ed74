namespace Meld.Storage.Archives;

/// <summary>
/// Reads a tar file, compressed with gzip or not, from its beginning to its end in bounded memory; archives inside it are read on the way, without a copy.
/// It is meant for files that nobody vouches for: whatever is no plain file or folder with a harmless name, and whatever is damaged, is an error.
/// </summary>
/// <remarks>
/// System.Formats.Tar does not serve here (.NET 10, tried): for an extended header that claims 2 GB it allocates 2 GB before it reads a byte, and it takes
/// headers whose checksum is wrong; on extraction it follows links that already lie in the target, as its documentation says. Hence a small reader of ustar,
/// pax and GNU headers.
/// </remarks>
public sealed class ArchiveReader : IDisposable
{
    private readonly ArchiveNames names = new();
    private readonly byte[] block = new byte[TarHeader.BlockSize];
    private readonly ArchiveScan scan;
    private readonly string archive;
    private readonly int depth;
    private readonly Stream tar;
    private ArchiveEntry? current;
    private Stream? content;
    private string place = "before its first entry";
    private bool ended;

    private ArchiveReader(Stream source, string archive, ArchiveScan scan, int depth)
    {
        (this.archive, this.scan, this.depth) = (archive, scan, depth);
        var input = new ArchiveInput(source, bytes => scan.Raw += depth == 1 ? bytes : 0);
        var start = input.Peek(2);
        if (start.IsEmpty) throw scan.Truncated(archive, "it is empty");
        tar = GunzipStream.IsGzip(start) ? new GunzipStream(input, scan, archive) : input;
    }

    /// <summary>Bytes read of the outermost file so far.</summary>
    public long BytesRead => scan.Raw;

    /// <summary>The last file that was read whole, also in an archive inside this one, or null.</summary>
    public string? LastWhole => scan.LastWhole;

    /// <summary>Content of the entry that <see cref="Next"/> gave last; what is left of it is passed over by the next call.</summary>
    public Stream Content => content ?? Stream.Null;

    /// <summary>Begins to read an archive.</summary>
    /// <param name="source">Its bytes; need not be seekable, is not disposed.</param>
    /// <param name="name">What messages call it, such as its file name.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <exception cref="ArchiveException">It is empty.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ArchiveReader Open(Stream source, string name, ArchiveLimits limits) => new(source, name, new ArchiveScan(limits), depth: 1);

    /// <summary>Begins to read the archive that the current entry is.</summary>
    /// <exception cref="ArchiveException">It is empty, or too deep.</exception>
    public ArchiveReader OpenInner()
    {
        var name = $"{archive}/{current?.Path ?? throw new InvalidOperationException("There is no current entry.")}";
        if (depth == scan.Limits.Depth) throw scan.TooMuch(name, $"archives lie deeper in one another than {scan.Limits.Depth}");
        return new ArchiveReader(Content, name, scan, depth + 1);
    }

    /// <summary>Goes to the next file or folder; null at the end, when every checksum held and nothing follows.</summary>
    /// <exception cref="ArchiveException">It is cut short, damaged, too large, or holds what is refused.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public ArchiveEntry? Next()
    {
        FinishCurrent();
        if (ended) return null;
        var (longName, pax) = ((string?)null, (PaxRecords?)null);
        while (ReadHeader() is { } header)
        {
            switch (header.Type)
            {
                case 'x' when pax is null:
                    pax = Parse(ReadExtended(header), "an extended header");
                    break;
                case 'g':
                    if (Parse(ReadExtended(header), "a global header") != default)
                        throw scan.Refused(archive, "a global header gives its entries a name or size");
                    break;
                case 'L' when longName is null:
                    longName = Decoded(header, ReadExtended(header).AsSpan().TrimEnd((byte)0));
                    break;
                case 'x' or 'L':
                    throw scan.Refused(archive, $"two extended headers of one kind stand before an entry, {place}");
                default:
                    if (Entry(header, longName, pax) is { } entry) return entry;
                    (longName, pax) = (null, null);
                    break;
            }
        }
        if (longName is not null || pax is not null) throw scan.Damaged(archive, "it ends with the extended header of an entry that does not come");
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => tar.Dispose();

    private ArchiveEntry? Entry(TarHeader header, string? longName, PaxRecords? pax)
    {
        var name = pax?.Path ?? longName ?? Decoded(header, header.Name);
        var shown = $"'{ArchivePath.Shown(name)}'";
        // Before there was a type for folders, a closing slash told them.
        var isFolder = header.Type == '5' || (header.Type == '\0' && name.EndsWith('/'));
        if (header.Type is not ('0' or '\0' or '5'))
            throw scan.Refused(archive, $"{shown} is {TarHeader.Describe(header.Type)}, and only files and folders are taken");
        if (pax is { IsSparse: true }) throw scan.Refused(archive, $"{shown} is a sparse file, and only files and folders are taken");
        if (pax is { IsLink: true }) throw scan.Refused(archive, $"{shown} is a link, and only files and folders are taken");
        if (ArchivePath.Problem(name, isFolder, scan.Limits.PathLength, out var path) is { } problem)
            throw scan.Refused(archive, $"{shown} is no name to unpack: {problem}");
        var size = pax?.Size ?? header.Size;
        if (isFolder && size > 0) throw scan.Refused(archive, $"the folder {shown} has content");
        if (size > scan.Limits.TotalSize) throw scan.TooMuch(archive, $"{shown} is said to have {ArchiveScan.Number(size)} bytes");
        place = $"within {shown}";
        if (path.Length == 0) return null;
        if (names.Add(path, isFolder) is { } clash) throw scan.Refused(archive, $"{shown} is no name to unpack: {clash}");
        content = new TarEntryStream(tar, size, EndsEarly);
        return current = new ArchiveEntry(archive, path, isFolder ? ArchiveEntryKind.Folder : ArchiveEntryKind.File, size);
    }

    private void FinishCurrent()
    {
        if (current is null) return;
        Pass(current.Size - content!.Position);
        if (current.Size % TarHeader.BlockSize is > 0 and var used) Pass(TarHeader.BlockSize - used, isPadding: true);
        if (current.Kind == ArchiveEntryKind.File) scan.LastWhole = $"{archive}/{current.Path}";
        place = $"behind '{ArchivePath.Shown(current.Path)}'";
        (current, content) = (null, null);
    }

    private void Pass(long bytes, bool isPadding = false)
    {
        var source = isPadding ? tar : content!;
        var buffer = new byte[(int)Math.Min(bytes, 1 << 16)];
        while (bytes > 0)
        {
            var length = source.Read(buffer.AsSpan(0, (int)Math.Min(bytes, buffer.Length)));
            if (length == 0) throw EndsEarly();
            bytes -= length;
        }
    }

    private ArchiveException EndsEarly() => scan.Truncated(archive, place);

    // Null at the end, behind which there may be nothing but zeros.
    private TarHeader? ReadHeader()
    {
        if (!ReadBlock()) throw EndsEarly();
        scan.CountEntry(archive);
        if (block.AsSpan().ContainsAnyExcept((byte)0)) return Parsed(() => TarHeader.Parse(block), $"the header {place}");
        // One block of zeros instead of two is common enough.
        while (ReadBlock())
        {
            if (block.AsSpan().ContainsAnyExcept((byte)0)) throw scan.Refused(archive, "something else follows its end");
        }
        ended = true;
        return null;
    }

    private bool ReadBlock()
    {
        var length = tar.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
        if (length > 0 && length < block.Length) throw EndsEarly();
        return length > 0;
    }

    private byte[] ReadExtended(TarHeader header)
    {
        if (header.Size > scan.Limits.HeaderSize)
            throw scan.TooMuch(archive, $"an extended header is said to have {ArchiveScan.Number(header.Size)} bytes, {place}");
        // As much as comes, not as much as is said to come.
        var bytes = new MemoryStream();
        for (var left = (header.Size + TarHeader.BlockSize - 1) / TarHeader.BlockSize; left > 0; left--)
        {
            if (!ReadBlock()) throw EndsEarly();
            bytes.Write(block);
        }
        place = "behind an extended header";
        return bytes.GetBuffer()[..(int)header.Size];
    }

    private PaxRecords Parse(byte[] records, string what) => Parsed(() => PaxRecords.Parse(records), what);

    private string Decoded(TarHeader header, ReadOnlySpan<byte> name)
    {
        var bytes = name.ToArray();
        return Parsed(() => TarText.Decode(bytes), $"an entry of {ArchiveScan.Number(header.Size)} bytes");
    }

    private T Parsed<T>(Func<T> parse, string what)
    {
        try
        {
            return parse();
        }
        catch (FormatException error)
        {
            throw scan.Damaged(archive, $"{what} {error.Message}", error);
        }
    }
}
