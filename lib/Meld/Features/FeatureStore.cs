using Meld.Storage;

namespace Meld.Features;

/// <summary>
/// Features that were computed once, kept in one file: LMDB, by P/Invoke. Many processes may read while one writes. Every record carries a checksum. Safe for
/// use from several threads.
/// </summary>
public sealed class FeatureStore : IDisposable
{
    private FeatureStore(string directory) => Directory = directory;

    /// <summary>The store of this user: <c>features</c> in <c>$MELD_CACHE</c>, or where that is not set in <c>~/.cache/meld</c>.</summary>
    public static string DefaultDirectory => Path.Combine(CacheFolder.Default, "features");

    /// <summary>The folder.</summary>
    public string Directory { get; }

    /// <summary>Opens a store that is there, for reading only.</summary>
    /// <exception cref="FeatureStoreException">There is none, it is damaged, or written in another format.</exception>
    public static FeatureStore OpenForReading(string directory) => new(directory);

    /// <summary>Opens a store for writing, or makes one.</summary>
    /// <exception cref="FeatureStoreException">It is damaged, written in another format, or another process writes to it.</exception>
    public static FeatureStore OpenForWriting(string directory) => throw new NotImplementedException(directory);

    /// <summary>Begins to read the store as it is now; what is written later is not seen. For one thread.</summary>
    /// <exception cref="FeatureStoreException">Too many read it.</exception>
    public FeatureReader Read() => throw new NotImplementedException(Directory);

    /// <summary>
    /// Makes changes that are all there or none, and returns when they are on the disk. From several threads at once, their changes go to the disk together.
    /// </summary>
    /// <param name="changes">Makes the changes; runs alone, maybe on another thread.</param>
    /// <exception cref="FeatureStoreException">The disk is full, or the store was opened for reading.</exception>
    public void Write(Action<FeatureWriter> changes) => throw new NotImplementedException(changes.ToString());

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
