namespace Meld.Features.Lmdb;

/// <summary>Writes many finished records into a data file that nobody else has open, some at a time.</summary>
internal sealed class BulkWriter : IDisposable
{
    // So much is in memory, and LMDB keeps as much again until it is on the disk.
    private const long MostBytes = 1 << 25;
    private const int MostRecords = 10_000;

    private readonly LmdbEnvironment environment;
    private readonly DataFileLength length;
    private readonly List<StoreChange> changes = [];
    private long bytes;

    /// <param name="directory">The store, for messages.</param>
    /// <param name="path">The data file.</param>
    /// <param name="environment">The open data file, whose table is known.</param>
    public BulkWriter(string directory, string path, LmdbEnvironment environment)
    {
        this.environment = environment;
        using var reading = environment.Read(null);
        length = new DataFileLength(directory, path, reading.StatisticsOf(LmdbNative.MainTable).PageSize);
    }

    /// <summary>Writes a record, now or later.</summary>
    /// <exception cref="FeatureStoreException">There is no room.</exception>
    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        changes.Add(new StoreChange(key.ToArray(), Value: value.ToArray()));
        bytes += value.Length;
        if (bytes >= MostBytes || changes.Count >= MostRecords) Flush();
    }

    /// <summary>Writes what was not written yet, and waits for the disk.</summary>
    /// <exception cref="FeatureStoreException">There is no room.</exception>
    public void Flush()
    {
        if (changes.Count == 0) return;
        length.Commit(environment, changes);
        changes.Clear();
        bytes = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => length.Dispose();
}
