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

    // Pages in reserve: taken with any room; left by changes with values of their own pages; left by others.
    private const long Reserve = 256, LastReserve = 128, Least = 32;

    private readonly SafeFileHandle file;
    private readonly string directory;
    private readonly long pageSize;
    private long taken;
    private bool extended;

    /// <param name="directory">The store, for messages.</param>
    /// <param name="path">The data file.</param>
    /// <param name="pageSize">Bytes of its pages.</param>
    public DataFileLength(string directory, string path, long pageSize)
    {
        (this.directory, this.pageSize) = (directory, pageSize);
        file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>Makes changes in a transaction of their own, for which there is room when it is committed.</summary>
    /// <param name="environment">The open file.</param>
    /// <param name="changes">The changes.</param>
    /// <exception cref="FeatureStoreException">There is no room.</exception>
    public void Commit(LmdbEnvironment environment, IReadOnlyCollection<StoreChange> changes)
    {
        try
        {
            using var writing = environment.Write();
            foreach (var change in changes) change.Apply(writing);
            // A file that grows may do so because of pages that only the dead still read.
            if (EnsureFor(environment, writing, changes)) environment.ForgetDeadReaders();
            writing.Commit();
        }
        finally
        {
            Cover(environment);
        }
    }

    /// <summary>Takes room for what is about to be committed.</summary>
    /// <param name="environment">The open file.</param>
    /// <param name="writing">The transaction.</param>
    /// <param name="changes">Its changes.</param>
    /// <returns>Whether the file had to grow, or should have.</returns>
    /// <exception cref="FeatureStoreException">There is no room.</exception>
    public bool EnsureFor(LmdbEnvironment environment, LmdbWriting writing, IReadOnlyCollection<StoreChange> changes)
    {
        var (pages, values) = Estimate(environment, writing, changes);
        var (needed, length) = (pageSize * (pages + values + Reserve), RandomAccess.GetLength(file));
        if (needed <= length) return false;
        if (TryTake(length, ((needed + Math.Min(needed / 8, 64 * Step)) / Step + 1) * Step) || TryTake(length, needed)) return true;
        var missing = Missing(pages, values, length);
        if (missing > FreePages(environment, environment.Info.LastTransaction)) throw StoreErrors.Full(directory);
        // Not room, but the length that the commit may claim.
        (taken, extended) = (length, true);
        TryExtend(needed);
        return true;
    }

    /// <summary>Whether changes for which there is no room will have some after one more transaction: what the last took away is not free before.</summary>
    /// <param name="environment">The open file.</param>
    /// <param name="changes">The changes.</param>
    public bool HasRoomSoon(LmdbEnvironment environment, IReadOnlyCollection<StoreChange> changes)
    {
        using var writing = environment.Write();
        var (pages, values) = Estimate(environment, writing, changes);
        var missing = Missing(pages, values, RandomAccess.GetLength(file));
        return missing > FreePages(environment, environment.Info.LastTransaction) && missing <= FreePages(environment, ulong.MaxValue);
    }

    // After a commit without room of its own, or a failed one, the file is as long as it says and no longer than what it has room for.
    private void Cover(LmdbEnvironment environment)
    {
        if (!extended) return;
        RandomAccess.SetLength(file, Math.Max(taken, pageSize * ((long)environment.Info.LastPage + 1)));
        extended = false;
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    // The file's pages with those that a transaction's trees may take anew, and the pages of its values.
    private (long Pages, long Values) Estimate(LmdbEnvironment environment, LmdbWriting writing, IReadOnlyCollection<StoreChange> changes)
    {
        var lastPage = (long)environment.Info.LastPage;
        var values = changes.Sum(change => change.Size <= pageSize / 2 ? 0 : (change.Size / pageSize) + 1);
        var records = changes.Sum(change => change.Size == 0 ? 0 : BytesOfRecord + (change.Size <= pageSize / 2 ? change.Size : 0));
        // A list of every page of the file, 8 bytes each, takes a 512th part; it may be written anew in several pieces.
        return (lastPage + 1 + (lastPage / 128) + Math.Min(PagesOfChange * changes.Count, writing.TreePages) + (2 * records / pageSize), values);
    }

    // Pages that a file which cannot grow lacks.
    private long Missing(long pages, long values, long length) => pages + values + (values == 0 ? Least : LastReserve) - (length / pageSize);

    // Those that nobody reads any more.
    private static long FreePages(LmdbEnvironment environment, ulong before)
    {
        before = Math.Min(before, environment.OldestReader());
        using var reading = environment.Read(null);
        return StoreSurvey.FreePages(reading, before);
    }

    // Where the file may not be as long (ulimit -f), no page can be written there either.
    private void TryExtend(long wanted)
    {
        try
        {
            RandomAccess.SetLength(file, wanted);
        }
        catch (Exception error) when (error is IOException or ArgumentOutOfRangeException)
        {
        }
    }

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
