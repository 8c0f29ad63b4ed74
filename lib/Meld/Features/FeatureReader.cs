using Meld.Corpus;
using Meld.Features.Lmdb;
using Meld.Features.Records;
using Meld.Storage;

namespace Meld.Features;

/// <summary>The store as it was at one moment. For one thread at a time.</summary>
public sealed class FeatureReader : IDisposable
{
    private readonly LmdbReading reading;
    private readonly string directory;

    // What belongs to one thread at a time must not end the process where it does not.
    private readonly Lock gate = new();

    internal FeatureReader(LmdbReading reading, string directory) => (this.reading, this.directory) = (reading, directory);

    /// <summary>Whether there is a record of a feature, if only a damaged one.</summary>
    internal bool Has(FeatureKey key) => TryGet(key, out ReadOnlySpan<byte> _);

    /// <summary>What is known of a feature; its tensor's bytes are not read and not checked.</summary>
    /// <exception cref="FeatureStoreException">The record is damaged.</exception>
    /// <exception cref="ObjectDisposedException">The reader was disposed; so for every member.</exception>
    public FeatureState StateOf(in FeatureKey key) =>
        TryGet(key, out ReadOnlySpan<byte> value) ? FeatureRecord.StateOf(value) ?? throw Damaged(key) : FeatureState.Unknown;

    /// <summary>A tensor where it lies, with its checksum checked.</summary>
    /// <returns>False where the store has no tensor for the key.</returns>
    /// <exception cref="FeatureStoreException">The record is damaged.</exception>
    public bool TryGet(scoped in FeatureKey key, out FeatureTensor tensor)
    {
        tensor = default;
        if (!TryGetChecked(key, out var value) || FeatureRecord.StateOf(value) is FeatureState.Absent or FeatureState.Bad) return false;
        return FeatureRecord.TryReadTensor(value, out tensor) ? true : throw Damaged(key);
    }

    /// <summary>Why a feature is absent or bad, in words without a full stop; null where it is neither.</summary>
    /// <exception cref="FeatureStoreException">The record is damaged.</exception>
    public string? ReasonOf(in FeatureKey key) => TryGetChecked(key, out var value) ? FeatureRecord.ReasonOf(value) : null;

    /// <summary>The content hash of a file, if it was read before and its stamp is the same.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="stamp">Its stamp now.</param>
    public Digest? HashOfFile(string path, FileStamp stamp)
    {
        var key = RecordKey.OfFile(path);
        return TryGet(key, out var value) && RecordChecksum.Holds(key, value) && FileRecord.Read(value) is var (read, hash) && read == stamp ? hash : null;
    }

    /// <summary>The content hash of an utterance's clip when it was last seen, wherever it was.</summary>
    /// <param name="dataHash">The corpus (<see cref="DialogueCorpus.DataHash"/>).</param>
    /// <param name="clip">The clip (<see cref="Utterance.ClipKey"/>).</param>
    public Digest? HashOfClip(string dataHash, UtteranceKey clip)
    {
        var key = RecordKey.OfClip(dataHash, clip);
        return TryGet(key, out var value) && RecordChecksum.Holds(key, value) ? ClipRecord.Read(value) : null;
    }

    /// <summary>Looks at the store as it is now. Tensors that were given before are no longer valid.</summary>
    /// <exception cref="FeatureStoreException">The store cannot be read any more.</exception>
    public void Refresh()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(reading.IsClosed, this);
            reading.Refresh();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate) reading.Dispose();
    }

    private bool TryGetChecked(scoped in FeatureKey key, out ReadOnlySpan<byte> value)
    {
        Span<byte> name = stackalloc byte[RecordKey.FeatureKeySize];
        RecordKey.OfFeature(key, name);
        return TryGet(name, out value) && (RecordChecksum.Holds(name, value) ? true : throw Damaged(key));
    }

    private bool TryGet(scoped in FeatureKey key, out ReadOnlySpan<byte> value)
    {
        Span<byte> name = stackalloc byte[RecordKey.FeatureKeySize];
        RecordKey.OfFeature(key, name);
        return TryGet(name, out value);
    }

    private bool TryGet(scoped ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(reading.IsClosed, this);
            return reading.TryGet(key, out value);
        }
    }

    private FeatureStoreException Damaged(in FeatureKey key) => StoreErrors.DamagedRecord(directory, $"feature {key.Feature} of step {key.Step}");
}
