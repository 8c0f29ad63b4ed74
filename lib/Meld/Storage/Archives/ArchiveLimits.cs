namespace Meld.Storage.Archives;

/// <summary>
/// How much an archive may hold. The defaults leave MELD.Raw (11 GB, 16,000 files, clips of some megabytes) three times its room: most of it comes out of two
/// compressions, its own and that of an archive inside it, and counts with each.
/// </summary>
public sealed record ArchiveLimits
{
    /// <summary>Headers in it and in the archives inside it.</summary>
    public int Entries { get; init; } = 200_000;

    /// <summary>Bytes of one file that is unpacked.</summary>
    public long FileSize { get; init; } = 4L << 30;

    /// <summary>
    /// Bytes of all files that are unpacked, and bytes that come out of all compressions together: the archive's own and those of archives inside it, whether
    /// files are unpacked from them or passed over.
    /// </summary>
    public long TotalSize { get; init; } = 64L << 30;

    /// <summary>
    /// Bytes that come out of all compressions together, as <see cref="TotalSize"/> has them, for each byte read of the outermost file so far, beyond
    /// <see cref="FreeSize"/>. Deflate itself reaches 1,032, and its square when an archive lies in another.
    /// </summary>
    public int Ratio { get; init; } = 100;

    /// <summary>Bytes that may come out in all, however little is read: an empty archive is 10 kB of zeros.</summary>
    public long FreeSize { get; init; } = 16 << 20;

    /// <summary>Archives in archives: 1 is an archive of files, 2 one that holds such archives.</summary>
    public int Depth { get; init; } = 2;

    /// <summary>Bytes of a path in UTF-8; Linux takes 4,096, and the target's own path goes before it.</summary>
    public int PathLength { get; init; } = 1024;

    /// <summary>Bytes of an extended header, which is all that is held in memory of what an archive chooses.</summary>
    public int HeaderSize { get; init; } = 1 << 20;
}
