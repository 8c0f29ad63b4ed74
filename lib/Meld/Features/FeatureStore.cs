using Meld.Features.Lmdb;
using Meld.Storage;

namespace Meld.Features;

/// <summary>
/// Features that were computed once, kept in one file: LMDB, by P/Invoke. Many processes may read while one writes. Every record carries a checksum. Safe for
/// use from several threads.
/// </summary>
public sealed class FeatureStore : IDisposable
{
    private readonly StoreLease lease;

    private FeatureStore(StoreLease lease) => this.lease = lease;

    /// <summary>The store of this user: <c>features</c> in <c>$MELD_CACHE</c>, or where that is not set in <c>~/.cache/meld</c>.</summary>
    public static string DefaultDirectory => Path.Combine(CacheFolder.Default, "features");

    /// <summary>The folder.</summary>
    public string Directory => lease.File.Directory;

    /// <summary>Opens a store that is there, for reading only.</summary>
    /// <exception cref="FeatureStoreException">There is none, it is damaged, or written in another format.</exception>
    public static FeatureStore OpenForReading(string directory) => new(StoreFile.Lease(Path.GetFullPath(directory), writing: false));

    /// <summary>Opens a store for writing, or makes one.</summary>
    /// <exception cref="FeatureStoreException">It is damaged, written in another format, or another process writes to it.</exception>
    public static FeatureStore OpenForWriting(string directory) => new(StoreFile.Lease(Path.GetFullPath(directory), writing: true));

    /// <summary>
    /// Begins to read the store as it is now; what is written later is not seen, and what is taken away meanwhile keeps its room. The reader may outlive this
    /// object: the file stays open until both are disposed.
    /// </summary>
    /// <exception cref="FeatureStoreException">Too many read it.</exception>
    /// <exception cref="ObjectDisposedException">The store was disposed.</exception>
    public FeatureReader Read()
    {
        ObjectDisposedException.ThrowIf(lease.IsClosed, this);
        return new FeatureReader(lease.Read(), Directory);
    }

    /// <summary>
    /// Makes changes that are all there or none, and returns when they are on the disk. From several threads at once, their changes go to the disk together.
    /// </summary>
    /// <param name="changes">Says what to change, on this thread; nothing is changed if it throws.</param>
    /// <exception cref="FeatureStoreException">The disk is full, or the store was opened for reading.</exception>
    /// <exception cref="ObjectDisposedException">The store was disposed.</exception>
    public void Write(Action<FeatureWriter> changes)
    {
        ObjectDisposedException.ThrowIf(lease.IsClosed, this);
        var writer = new FeatureWriter();
        changes(writer);
        lease.Write(writer.Close());
    }

    /// <summary>What the store holds, step by step. Tensors are not read.</summary>
    /// <exception cref="FeatureStoreException">The store is damaged.</exception>
    /// <exception cref="ObjectDisposedException">The store was disposed.</exception>
    public FeatureStoreStatistics Statistics()
    {
        ObjectDisposedException.ThrowIf(lease.IsClosed, this);
        using var reading = lease.Read();
        return StoreSurvey.Of(reading, lease.Info(), Directory);
    }

    /// <summary>
    /// Takes away all features but some, steps without features, and what is remembered of contents but some; then gives the room back to the file system, if
    /// nobody else has the store open. What goes is chosen at the beginning: it also goes if it is written again meanwhile, and what is new meanwhile stays, but a
    /// step that had no feature at the beginning is then no longer known by name. Where the disk is full it goes in several changes, of which an error leaves the
    /// first ones done.
    /// </summary>
    /// <param name="features">The features that stay.</param>
    /// <param name="contents">The content hashes that stay remembered: of files, and of clips that may not be there.</param>
    /// <param name="dryRun">Whether only to say what would be taken away.</param>
    /// <exception cref="FeatureStoreException">The store is damaged, was opened for reading, or the disk is full.</exception>
    /// <exception cref="ObjectDisposedException">The store was disposed.</exception>
    public FeaturePruning Prune(IReadOnlySet<FeatureKey> features, IReadOnlySet<Digest> contents, bool dryRun = false)
    {
        ObjectDisposedException.ThrowIf(lease.IsClosed, this);
        return StorePruning.Run(lease, features, contents, dryRun);
    }

    /// <inheritdoc/>
    public void Dispose() => lease.Dispose();
}
