using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Meld.Features.Lmdb;

/// <summary>
/// Takes room for a transaction before it is committed. LMDB by itself may leave out pages at the end which it took and gave back; as the file is always longer,
/// one that is shorter than its own head says was cut off. And as the room is taken in advance, there is some left to take records away on a full disk.
/// </summary>
internal sealed partial class DataFileLength : IDisposable
{
    private const long Step = 1 << 20;

    // A change touches as many pages as the tree has levels, but no page that is there already is copied twice.
    private const long PagesOfChange = 20;

    // What a record takes in its tree besides a value of its own pages; split pages are half empty.
    private const long BytesOfRecord = 64;

    // Pages in reserve: taken with any room; left for changes that take pages from the end; left for others.
    private const long Reserve = 256, LastReserve = 128, Least = 32;

    private readonly SafeFileHandle file;
    private readonly string directory;
    private readonly long pageSize;

    /// <param name="directory">The store, for messages.</param>
    /// <param name="path">The data file.</param>
    /// <param name="pageSize">Bytes of its pages.</param>
    public DataFileLength(string directory, string path, long pageSize)
    {
        (this.directory, this.pageSize) = (directory, pageSize);
        file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>Takes room for what is about to be committed.</summary>
    /// <param name="environment">The open file.</param>
    /// <param name="writing">The transaction.</param>
    /// <param name="changes">Its changes.</param>
    /// <returns>Whether the file had to grow, or should have.</returns>
    /// <exception cref="FeatureStoreException">There is no room.</exception>
    public bool EnsureFor(LmdbEnvironment environment, LmdbWriting writing, IReadOnlyCollection<StoreChange> changes)
    {
        var lastPage = (long)environment.Info.LastPage;
        var values = changes.Sum(change => change.Size <= pageSize / 2 ? 0 : (change.Size / pageSize) + 1);
        var records = changes.Sum(change => change.Size == 0 ? 0 : BytesOfRecord + (change.Size <= pageSize / 2 ? change.Size : 0));
        // A list of every page of the file, 8 bytes each, takes a 512th part; it may be written anew in several pieces.
        var tree = lastPage + 1 + (lastPage / 128) + Math.Min(PagesOfChange * changes.Count, writing.TreePages) + (2 * records / pageSize);
        var needed = pageSize * (tree + values + Reserve);
        var length = RandomAccess.GetLength(file);
        if (needed <= length) return false;
        if (TryTake(length, ((needed + Math.Min(needed / 8, 64 * Step)) / Step + 1) * Step) || TryTake(length, needed)) return true;
        // Pages that are free already may do.
        using var reading = environment.Read(null);
        var reserve = values == 0 || StoreSurvey.FreePages(reading) >= values ? Least : LastReserve;
        return pageSize * (tree + reserve) <= length ? true : throw StoreErrors.Full(directory);
    }

    /// <summary>Sees to it, after a commit without much room, that the file is as long as it says.</summary>
    /// <param name="environment">The open file.</param>
    public void Cover(LmdbEnvironment environment)
    {
        var length = pageSize * ((long)environment.Info.LastPage + 1);
        if (length > RandomAccess.GetLength(file)) RandomAccess.SetLength(file, length);
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private bool TryTake(long length, long wanted)
    {
        int code;
        do
        {
            code = fallocate(file, 0, length, wanted - length) == 0 ? LmdbCode.Success : Marshal.GetLastPInvokeError();
        }
        while (code == LmdbCode.Interrupted);
        // Some file systems take no room in advance.
        if (code == LmdbCode.NotSupported) RandomAccess.SetLength(file, wanted);
        return code is LmdbCode.Success or LmdbCode.NotSupported;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fallocate(SafeFileHandle file, int mode, long offset, long length);
}
