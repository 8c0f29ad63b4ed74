using Meld.Features.Lmdb.Format;
using Meld.Features.Records;
using Meld.Storage;

namespace Meld.Features.Lmdb;

/// <summary>A store's data file, open once in this process however many <see cref="FeatureStore"/> objects use it.</summary>
internal sealed class StoreFile : IDisposable
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<FileIdentity, StoreFile> OpenFiles = [];

    // Shared by those who begin to read or write; held alone while another data file is put in place of this one.
    private readonly ReaderWriterLockSlim exchange = new();
    private readonly List<IDisposable> locks = [];
    private readonly GroupCommit commits;
    private FileIdentity identity;
    private LmdbEnvironment? environment;
    private DataFileLength? length;
    private IDisposable? writerLock;
    private int leases, writers;

    private StoreFile(string directory, bool writing)
    {
        (Directory, commits) = (directory, new GroupCommit(Commit));
        Open(writing);
    }

    /// <summary>The folder.</summary>
    public string Directory { get; }

    /// <summary>The environment.</summary>
    /// <exception cref="FeatureStoreException">It could not be opened again after it was made smaller.</exception>
    private LmdbEnvironment Environment => environment ?? throw StoreErrors.Missing(Directory, "it could not be opened again");

    private string DataPath => Path.Combine(Directory, StorePaths.Data);

    /// <summary>Opens the store in a folder, or joins those in this process who have.</summary>
    /// <param name="directory">The folder's full path.</param>
    /// <param name="writing">Whether to write; makes the store if it is missing.</param>
    /// <exception cref="FeatureStoreException">It cannot be opened.</exception>
    public static StoreLease Lease(string directory, bool writing)
    {
        FileSizeLimit.BecomesAnError();
        lock (Gate)
        {
            try
            {
                return writing ? LeaseForWriting(directory) : LeaseForReading(directory);
            }
            catch (Exception error) when (error is (IOException and not FeatureStoreException) or UnauthorizedAccessException)
            {
                throw StoreErrors.Of(error, directory);
            }
        }
    }

    /// <summary>Begins to read.</summary>
    /// <param name="lease">The reader's lease of this file.</param>
    /// <exception cref="FeatureStoreException">Too many read.</exception>
    public LmdbReading Read(StoreLease lease) => Share(() => Environment.Read(lease));

    /// <summary>Brings changes to the disk, together with those of other threads.</summary>
    /// <exception cref="FeatureStoreException">There is no room.</exception>
    public void Write(IReadOnlyList<StoreChange> changes) => commits.Write(changes);

    /// <summary>The file's numbers.</summary>
    public LmdbInfo Info() => Share(() => Environment.Info);

    /// <summary>Puts a copy without free pages in place of the data file, if nobody else has the store open and there is room for it.</summary>
    /// <param name="lease">The caller's lease, for writing.</param>
    /// <exception cref="FeatureStoreException">The store is damaged.</exception>
    public FeatureCompaction Compact(StoreLease lease)
    {
        lock (Gate)
        {
            exchange.EnterWriteLock();
            try
            {
                return leases > 1 || lease.HasReaders ? FeatureCompaction.InUse : CompactAlone();
            }
            catch (Exception error) when (error is (IOException and not FeatureStoreException) or UnauthorizedAccessException)
            {
                throw StoreErrors.Of(error, Directory);
            }
            finally
            {
                exchange.ExitWriteLock();
            }
        }
    }

    /// <summary>Ends the writing of a lease; others may read on.</summary>
    public void ReleaseWriting()
    {
        lock (Gate)
        {
            if (--writers == 0) EndWriting();
        }
    }

    /// <summary>Ends a lease.</summary>
    public void Release()
    {
        lock (Gate)
        {
            if (--leases == 0) Dispose();
        }
    }

    /// <summary>Closes the file; <see cref="Release"/> does so with the last lease.</summary>
    public void Dispose()
    {
        Close();
        EndWriting();
        exchange.Dispose();
    }

    private static StoreLease LeaseForReading(string directory) => (Find(directory) ?? new StoreFile(directory, writing: false)).AddLease(writing: false);

    private static StoreLease LeaseForWriting(string directory)
    {
        if (Find(directory) is { writers: > 0 } written) return written.AddLease(writing: true);
        if (File.Exists(directory)) throw StoreErrors.Missing(directory, "it is a file");
        System.IO.Directory.CreateDirectory(directory);
        var writerLock = StoreLocks.ForWriting(directory);
        StoreFile? file = null;
        try
        {
            // What a process left that was killed while it made the file smaller or mended it.
            File.Delete(StoreMaker.TemporaryPath(directory));
            if (!File.Exists(Path.Combine(directory, StorePaths.Data))) StoreMaker.Make(directory);
            file = Find(directory);
            // Those who only read looked at less.
            if (file is not null) DataFileCheck.Check(directory, CheckDepth.Writing);
            else file = new StoreFile(directory, writing: true);
            file.BeginWriting();
            file.writerLock = writerLock;
            return file.AddLease(writing: true);
        }
        catch
        {
            writerLock.Dispose();
            if (file is { leases: 0 }) file.Dispose();
            throw;
        }
    }

    private static StoreFile? Find(string directory) =>
        FileIdentity.Of(Path.Combine(directory, StorePaths.Data)) is { } identity ? OpenFiles.GetValueOrDefault(identity) : null;

    private StoreLease AddLease(bool writing)
    {
        (leases, writers) = (leases + 1, writers + (writing ? 1 : 0));
        return new StoreLease(this, writing);
    }

    private void Open(bool writing)
    {
        try
        {
            environment = StoreOpening.Open(Directory, writing, locks);
            identity = FileIdentity.Of(DataPath) ?? throw StoreErrors.Missing(Directory, "it has gone");
            OpenFiles.Add(identity, this);
        }
        catch
        {
            Close();
            throw;
        }
    }

    private void Close()
    {
        if (environment is not null) OpenFiles.Remove(identity);
        environment?.Dispose();
        environment = null;
        locks.ForEach(held => held.Dispose());
        locks.Clear();
    }

    private void BeginWriting()
    {
        if (Environment.IsReadOnly) throw StoreErrors.NotPermitted(Directory, "it may only be read");
        Environment.ForgetDeadReaders();
        using (var reading = Environment.Read(null))
        {
            length = new DataFileLength(Directory, DataPath, reading.StatisticsOf(LmdbNative.MainTable).PageSize);
        }
    }

    private void EndWriting()
    {
        length?.Dispose();
        writerLock?.Dispose();
        (length, writerLock) = (null, null);
    }

    private void Commit(IReadOnlyList<PendingWrite> group) => Share(() =>
    {
        List<StoreChange> changes = [.. group.SelectMany(write => write.Changes)];
        if (TryCommit(changes, out var refusal)) return true;
        if (!length!.HasRoomSoon(Environment, changes) || !TryCommit([AboutAsItIs()], out _) || !TryCommit(changes, out refusal)) throw refusal!;
        return true;
    });

    private bool TryCommit(List<StoreChange> changes, out FeatureStoreException? refusal)
    {
        refusal = null;
        try
        {
            length!.Commit(Environment, changes);
            return true;
        }
        catch (FeatureStoreException error) when (error.Kind == FeatureStoreProblem.Full)
        {
            refusal = error;
            return false;
        }
    }

    // A change that changes nothing.
    private StoreChange AboutAsItIs()
    {
        using var reading = Environment.Read(null);
        return new StoreChange(RecordKey.About.ToArray(), Value: reading.TryGet(RecordKey.About, out var value) ? value.ToArray() : throw StoreErrors.Foreign(Directory));
    }

    private FeatureCompaction CompactAlone()
    {
        // One process cannot share a lock and hold it alone.
        locks.ForEach(held => held.Dispose());
        locks.Clear();
        try
        {
            using var alone = StoreLocks.TryAlone(Directory);
            if (alone is null) return FeatureCompaction.InUse;
            if (!TryCopy()) return FeatureCompaction.NoRoom;
            Exchange();
            return FeatureCompaction.Done;
        }
        finally
        {
            // Nobody else can hold it alone before: that takes the writer's lock, which is ours.
            if (environment is null) OpenAgain();
            else if (StoreLocks.WithUsers(Directory) is { } users) locks.Add(users);
        }
    }

    private void Exchange()
    {
        Close();
        length?.Dispose();
        length = null;
        // LMDB's table of readers remembers the old file's last transaction.
        File.Delete(Path.Combine(Directory, StorePaths.Lock));
        DurableFile.Rename(StoreMaker.TemporaryPath(Directory), DataPath);
    }

    private void OpenAgain()
    {
        Open(writing: true);
        try
        {
            BeginWriting();
        }
        catch
        {
            Close();
            throw;
        }
    }

    private bool TryCopy()
    {
        var temporary = StoreMaker.TemporaryPath(Directory);
        try
        {
            using var copy = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            Environment.CopyTo(copy.SafeFileHandle);
            copy.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception error)
        {
            File.Delete(temporary);
            if ((error as FeatureStoreException ?? StoreErrors.Of(error, Directory)).Kind == FeatureStoreProblem.Full) return false;
            throw;
        }
    }

    private T Share<T>(Func<T> use)
    {
        exchange.EnterReadLock();
        try
        {
            return use();
        }
        finally
        {
            exchange.ExitReadLock();
        }
    }
}
