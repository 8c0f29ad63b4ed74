using Meld.Features.Lmdb.Format;
using Meld.Features.Records;

namespace Meld.Features.Lmdb;

/// <summary>Opens data files.</summary>
internal static class StoreOpening
{
    /// <summary>Opens the data file of a store, after looking whether it is one.</summary>
    /// <param name="directory">The store's full path.</param>
    /// <param name="writing">Whether it is to be written.</param>
    /// <param name="locks">Gets the locks that are to be held as long as the file is open.</param>
    /// <exception cref="FeatureStoreException">It cannot be opened.</exception>
    public static LmdbEnvironment Open(string directory, bool writing, ICollection<IDisposable> locks)
    {
        if (File.Exists(directory)) throw StoreErrors.Missing(directory, "it is a file");
        if (!Directory.Exists(directory)) throw StoreErrors.Missing(directory, "there is no such folder");
        if (!File.Exists(Path.Combine(directory, StorePaths.Data))) throw StoreErrors.Missing(directory, $"the folder has no {StorePaths.Data}");
        Hold(locks, StoreLocks.WithUsers(directory));
        DataFileCheck.Check(directory, writing ? CheckDepth.Writing : CheckDepth.Reading);
        var environment = OpenEnvironment(directory, writing, locks);
        try
        {
            CheckFormat(environment, directory);
            return environment;
        }
        catch
        {
            environment.Dispose();
            throw;
        }
    }

    // A reader writes too: its place in LMDB's table of readers. Where it cannot, nobody else may write meanwhile.
    private static LmdbEnvironment OpenEnvironment(string directory, bool writing, ICollection<IDisposable> locks)
    {
        var code = StoreLocks.MakeRoomForReaders(directory);
        var hasTable = code == LmdbCode.Success;
        LmdbEnvironment? environment = null;
        if (hasTable) code = LmdbEnvironment.TryOpen(directory, directory, 0, out environment);
        if (!writing && code is LmdbCode.NoAccess or LmdbCode.NotPermitted or LmdbCode.ReadOnlyFileSystem
            or LmdbCode.NoSpace or LmdbCode.QuotaExceeded or LmdbCode.FileTooLarge)
        {
            if (!hasTable) Hold(locks, StoreLocks.AgainstWriters(directory));
            code = LmdbEnvironment.TryOpen(directory, directory, LmdbFlags.ReadOnly | (hasTable ? 0 : LmdbFlags.NoLock), out environment);
        }
        return environment ?? throw StoreErrors.Of(code, directory);
    }

    private static void CheckFormat(LmdbEnvironment environment, string directory)
    {
        using var reading = environment.Read(null);
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

    private static void Hold(ICollection<IDisposable> locks, IDisposable? held)
    {
        if (held is not null) locks.Add(held);
    }
}
