using System.Runtime.InteropServices;
using Meld.Features.Lmdb.Format;
using Meld.Features.Records;
using Meld.Storage;

namespace Meld.Features.Lmdb;

/// <summary>A store's data file, open once in this process however many <see cref="FeatureStore"/> objects use it.</summary>
internal sealed class StoreFile : IDisposable
{
    private const int SignalFileTooLarge = 25;

    private static readonly Lock Gate = new();
    private static readonly Dictionary<FileIdentity, StoreFile> OpenFiles = [];

    // A file that may not grow (ulimit -f) is an error of that write, not the end of the process.
    private static readonly Lazy<PosixSignalRegistration> FileTooLarge =
        new(() => PosixSignalRegistration.Create((PosixSignal)SignalFileTooLarge, context => context.Cancel = true));

    private readonly FileIdentity identity;
    private readonly LmdbEnvironment environment;
    private readonly IReadOnlyList<IDisposable> locks;
    private readonly GroupCommit commits;
    private DataFileLength? length;
    private IDisposable? writerLock;
    private int leases, writers;

    private StoreFile(string directory, FileIdentity identity, LmdbEnvironment environment, IReadOnlyList<IDisposable> locks)
    {
        (Directory, this.identity, this.environment, this.locks) = (directory, identity, environment, locks);
        commits = new GroupCommit(Commit);
    }

    /// <summary>The folder.</summary>
    public string Directory { get; }

    /// <summary>Opens the store in a folder, or joins those in this process who have.</summary>
    /// <param name="directory">The folder's full path.</param>
    /// <param name="writing">Whether to write; makes the store if it is missing.</param>
    /// <exception cref="FeatureStoreException">It cannot be opened.</exception>
    public static StoreLease Lease(string directory, bool writing)
    {
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
    public LmdbReading Read(StoreLease lease) => environment.Read(lease);

    /// <summary>Brings changes to the disk, together with those of other threads.</summary>
    /// <exception cref="FeatureStoreException">There is no room.</exception>
    public void Write(IReadOnlyList<StoreChange> changes) => commits.Write(changes);

    /// <summary>Ends a lease.</summary>
    /// <param name="writing">Whether it was for writing.</param>
    public void Release(bool writing)
    {
        lock (Gate)
        {
            if (writing && --writers == 0)
            {
                length?.Dispose();
                writerLock?.Dispose();
                (length, writerLock) = (null, null);
            }
            if (--leases == 0) Dispose();
        }
    }

    /// <summary>Closes the file; <see cref="Release"/> does so with the last lease.</summary>
    public void Dispose()
    {
        OpenFiles.Remove(identity);
        environment.Dispose();
        length?.Dispose();
        writerLock?.Dispose();
        foreach (var held in locks) held.Dispose();
    }

    private static StoreLease LeaseForReading(string directory)
    {
        var file = Find(directory) ?? Open(directory);
        file.leases++;
        return new StoreLease(file, writing: false);
    }

    private static StoreLease LeaseForWriting(string directory)
    {
        if (Find(directory) is { writers: > 0 } written) return written.AddWriter();
        System.IO.Directory.CreateDirectory(directory);
        var writerLock = FileLock.TryAcquire(Path.Combine(directory, StorePaths.Writer)) ?? throw StoreErrors.HasWriter(directory);
        StoreFile? file = null;
        try
        {
            if (!File.Exists(Path.Combine(directory, StorePaths.Data))) StoreMaker.Make(directory);
            file = Find(directory) ?? Open(directory);
            file.BeginWriting(writerLock);
            return file.AddWriter();
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

    private static StoreFile Open(string directory)
    {
        var data = Path.Combine(directory, StorePaths.Data);
        if (File.Exists(directory)) throw StoreErrors.Missing(directory, "it is a file");
        if (!System.IO.Directory.Exists(directory)) throw StoreErrors.Missing(directory, "there is no such folder");
        if (!File.Exists(data)) throw StoreErrors.Missing(directory, $"the folder has no {StorePaths.Data}");
        List<IDisposable> locks = [];
        LmdbEnvironment? environment = null;
        try
        {
            Share(directory, StorePaths.Users, locks, () => StoreErrors.IsTaken(directory));
            DataFileCheck.Check(directory, CheckDepth.Reading);
            environment = OpenEnvironment(directory, locks);
            CheckFormat(environment, directory);
            var file = new StoreFile(directory, FileIdentity.Of(data) ?? throw StoreErrors.Missing(directory, "it has gone"), environment, locks);
            OpenFiles.Add(file.identity, file);
            return file;
        }
        catch
        {
            environment?.Dispose();
            locks.ForEach(held => held.Dispose());
            throw;
        }
    }

    // A reader needs to write too: its place in LMDB's table of readers. Where it may not, nobody else may write meanwhile.
    private static LmdbEnvironment OpenEnvironment(string directory, List<IDisposable> locks)
    {
        var code = LmdbEnvironment.TryOpen(directory, directory, 0, out var environment);
        if (code is LmdbCode.NoAccess or LmdbCode.NotPermitted) code = LmdbEnvironment.TryOpen(directory, directory, LmdbFlags.ReadOnly, out environment);
        if (code is LmdbCode.NoAccess or LmdbCode.NotPermitted or LmdbCode.ReadOnlyFileSystem)
        {
            Share(directory, StorePaths.Writer, locks, () => StoreErrors.HasWriter(directory));
            code = LmdbEnvironment.TryOpen(directory, directory, LmdbFlags.ReadOnly | LmdbFlags.NoLock, out environment);
        }
        return environment ?? throw StoreErrors.Of(code, directory);
    }

    private static void CheckFormat(LmdbEnvironment environment, string directory)
    {
        using var reading = environment.Read(environment);
        reading.UseMainTable();
        if (!reading.TryGet(RecordKey.About, out var value)) throw HasRecord(reading) ? StoreErrors.DamagedRecord(directory, "its format") : StoreErrors.Foreign(directory);
        if (!RecordChecksum.Holds(RecordKey.About, value)) throw StoreErrors.DamagedRecord(directory, "its format");
        if (AboutRecord.Read(value) is not var (format, maker)) throw StoreErrors.Foreign(directory);
        if (format != AboutRecord.Format) throw StoreErrors.OtherFormat(directory, format, AboutRecord.Format, maker);
    }

    // Whether the first or the second record is a store's: then it is the record about the store that was damaged.
    private static bool HasRecord(LmdbReading reading)
    {
        using var walk = reading.Walk();
        return (walk.MoveNext() && RecordCheck.FaultOf(walk.Key, walk.Value) is null) || (walk.MoveNext() && RecordCheck.FaultOf(walk.Key, walk.Value) is null);
    }

    // A store that was copied may lack the file, and a folder where it may not be made is one that nobody writes to.
    private static void Share(string directory, string name, List<IDisposable> locks, Func<FeatureStoreException> isTaken)
    {
        var path = Path.Combine(directory, name);
        if (!File.Exists(path))
        {
            try
            {
                File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                if (!File.Exists(path)) return;
            }
        }
        locks.Add(FileLock.TryShare(path) ?? throw isTaken());
    }

    private StoreLease AddWriter()
    {
        (leases, writers) = (leases + 1, writers + 1);
        return new StoreLease(this, writing: true);
    }

    private void BeginWriting(IDisposable held)
    {
        if (environment.IsReadOnly) throw StoreErrors.NotPermitted(Directory, "it may only be read");
        DataFileCheck.Check(Directory, CheckDepth.Writing);
        environment.ForgetDeadReaders();
        using (var reading = environment.Read(environment))
        {
            length = new DataFileLength(Directory, Path.Combine(Directory, StorePaths.Data), reading.StatisticsOf(LmdbNative.MainTable).PageSize);
        }
        writerLock = held;
        _ = FileTooLarge.Value;
    }

    private void Commit(IReadOnlyList<PendingWrite> group)
    {
        using var writing = environment.Write();
        foreach (var change in group.SelectMany(write => write.Changes)) change.Apply(writing);
        length!.EnsureFor(environment.Info.LastPage, group.SelectMany(write => write.Changes));
        writing.Commit();
    }
}
