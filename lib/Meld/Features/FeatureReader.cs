using Meld.Corpus;
using Meld.Storage;

namespace Meld.Features;

/// <summary>The store as it was at one moment. For one thread at a time.</summary>
public sealed class FeatureReader : IDisposable
{
    internal FeatureReader()
    {
    }

    /// <summary>What is known of a feature; its tensor's bytes are not read and not checked.</summary>
    public FeatureState StateOf(in FeatureKey key) => throw new NotImplementedException(key.ToString());

    /// <summary>A tensor where it lies, with its checksum checked.</summary>
    /// <returns>False where the store has no tensor for the key.</returns>
    /// <exception cref="FeatureStoreException">The record is damaged.</exception>
    public bool TryGet(scoped in FeatureKey key, out FeatureTensor tensor) => throw new NotImplementedException(key.ToString());

    /// <summary>Why a feature is absent or bad, in words without a full stop; null where it is neither.</summary>
    /// <exception cref="FeatureStoreException">The record is damaged.</exception>
    public string? ReasonOf(in FeatureKey key) => throw new NotImplementedException(key.ToString());

    /// <summary>The content hash of a file, if it was read before and its stamp is the same.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="stamp">Its stamp now.</param>
    public Digest? HashOfFile(string path, FileStamp stamp) => throw new NotImplementedException(path);

    /// <summary>The content hash of an utterance's clip when it was last seen, wherever it was.</summary>
    /// <param name="dataHash">The corpus (<see cref="DialogueCorpus.DataHash"/>).</param>
    /// <param name="clip">The clip (<see cref="Utterance.ClipKey"/>).</param>
    public Digest? HashOfClip(string dataHash, UtteranceKey clip) => throw new NotImplementedException(dataHash);

    /// <summary>Looks at the store as it is now. Tensors that were given before are no longer valid.</summary>
    public void Refresh() => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
