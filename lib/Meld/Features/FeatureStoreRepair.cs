using Meld.Features.Lmdb;
using Meld.Features.Lmdb.Format;
using Meld.Features.Records;
using Meld.Storage;

namespace Meld.Features;

/// <summary>Makes a new store out of the intact records of a damaged one.</summary>
public static class FeatureStoreRepair
{
    /// <summary>What the name of a damaged data file is followed by, and then a number.</summary>
    public const string DamagedSuffix = ".damaged-";

    /// <summary>
    /// Puts a new data file in the place of a damaged one, with every intact record that is found anywhere in it, and keeps the damaged one beside it. If it is
    /// killed or fails, the store is as before, and may be repaired again; it needs as much room again as the intact records take.
    /// </summary>
    /// <param name="directory">The store's folder.</param>
    /// <param name="progress">Gets the bytes that are looked through.</param>
    /// <param name="cancellation">Ends the work; the store is as before.</param>
    /// <exception cref="FeatureStoreException">
    /// There is no store, somebody has it open, it was written in another format, or there is no room for the new file.
    /// </exception>
    public static FeatureStoreRepairResult Repair(string directory, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            // Where there is no store, no folder and no lock is made.
            DataFileCheck.Open(directory).Dispose();
            using var writerLock = StoreLocks.ForWriting(directory);
            using var usersLock = StoreLocks.TryAlone(directory) ?? throw StoreErrors.IsOpen(directory);
            using var damaged = DataFileCheck.Open(directory);
            try
            {
                var kept = Save(directory, damaged, progress, cancellation);
                return kept with { DamagedFile = Exchange(directory) };
            }
            finally
            {
                File.Delete(StoreMaker.TemporaryPath(directory));
            }
        }
        catch (Exception error) when (error is (IOException and not FeatureStoreException) or UnauthorizedAccessException)
        {
            throw StoreErrors.Of(error, directory);
        }
    }

    private static FeatureStoreRepairResult Save(string directory, DataFile damaged, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        using var environment = StoreMaker.Begin(directory, AboutRecord.Format);
        using var target = new BulkWriter(directory, StoreMaker.TemporaryPath(directory), environment);
        var (records, features, bytes) = (0L, 0L, 0L);
        RecordScan.Run(
            damaged,
            (key, value) =>
            {
                if (RecordKey.KindOf(key) == RecordKind.About)
                {
                    // What another version wrote is not this one's to mend.
                    if (AboutRecord.Read(value) is not var (format, maker) || format == AboutRecord.Format) return;
                    throw StoreErrors.OtherFormat(directory, format, AboutRecord.Format, maker);
                }
                target.Put(key, value);
                (records, bytes) = (records + 1, bytes + value.Length);
                if (RecordKey.KindOf(key) == RecordKind.Feature) features++;
            },
            progress,
            cancellation);
        target.Flush();
        return new FeatureStoreRepairResult("", records, features, bytes);
    }

    // At every moment there is a data file: the damaged one until the new one takes its name.
    private static string Exchange(string directory)
    {
        var path = Path.Combine(directory, StorePaths.Data);
        var (identity, other) = (FileIdentity.Of(path), "");
        for (var number = 1; File.Exists(other = $"{path}{DamagedSuffix}{number}") && FileIdentity.Of(other) != identity; number++)
        {
        }
        // An attempt that was killed may have named it already.
        if (!File.Exists(other)) DurableFile.Link(path, other);
        // LMDB's table of readers remembers the damaged file's last transaction.
        File.Delete(Path.Combine(directory, StorePaths.Lock));
        DurableFile.Rename(StoreMaker.TemporaryPath(directory), path);
        return other;
    }
}
