using Microsoft.Win32.SafeHandles;

namespace Meld.Features.Lmdb;

/// <summary>
/// Keeps a data file longer than any transaction needs. LMDB by itself may leave out pages at the end which it took and gave back; as the file is made longer
/// before that, without taking any room, one that is shorter than its own head says was cut off.
/// </summary>
internal sealed class DataFileLength : IDisposable
{
    private const long Step = 1 << 20;

    // A change touches as many pages as the tree has levels, but no page that is there already is copied twice.
    private const long PagesOfChange = 20;

    // A new record may split pages.
    private const long PagesOfRecord = 3;

    // For the tree of free pages itself.
    private const long SparePages = 256;

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

    /// <summary>Makes the file long enough.</summary>
    /// <param name="lastPage">The last page in use.</param>
    /// <param name="changes">What is about to be committed.</param>
    /// <returns>Whether it had to grow.</returns>
    /// <exception cref="FeatureStoreException">The file may not grow so far.</exception>
    public bool EnsureFor(nuint lastPage, IReadOnlyCollection<StoreChange> changes)
    {
        var copies = Math.Min(PagesOfChange * changes.Count, (long)lastPage + 1);
        var pages = copies + changes.Sum(change => change.Size == 0 ? 0 : PagesOfRecord + (change.Size / pageSize));
        // A list of every page of the file, 8 bytes each, takes a 512th part; it may be written anew in several pieces.
        var needed = pageSize * ((long)lastPage + 1 + ((long)lastPage / 128) + SparePages + pages);
        if (needed <= RandomAccess.GetLength(file)) return false;
        try
        {
            RandomAccess.SetLength(file, ((needed + Math.Min(needed / 8, 64 * Step)) / Step + 1) * Step);
            return true;
        }
        catch (Exception error) when (error is IOException or ArgumentOutOfRangeException)
        {
            throw StoreErrors.Full(directory, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
