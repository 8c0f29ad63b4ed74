using Meld.Corpus;
using Meld.Storage;

namespace Meld.Features;

/// <summary>Changes to a store, inside <see cref="FeatureStore.Write"/>. What was there under the same key is replaced.</summary>
public sealed class FeatureWriter
{
    internal FeatureWriter()
    {
    }

    /// <summary>Keeps what a step gave.</summary>
    /// <param name="keys">The step.</param>
    /// <param name="content">The content hash of its input.</param>
    /// <param name="value">What it gave.</param>
    public void Put(FeatureKeys keys, Digest content, FeatureValue value) => throw new NotImplementedException(keys.ToString());

    /// <summary>Takes a feature away, if it is there.</summary>
    public void Remove(in FeatureKey key) => throw new NotImplementedException(key.ToString());

    /// <summary>Remembers the content hash of a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="stamp">Its stamp when it was read.</param>
    /// <param name="hash">The hash.</param>
    public void PutFile(string path, FileStamp stamp, Digest hash) => throw new NotImplementedException(path);

    /// <summary>Remembers the content hash of an utterance's clip, for when the clip is not there.</summary>
    /// <param name="dataHash">The corpus (<see cref="DialogueCorpus.DataHash"/>).</param>
    /// <param name="clip">The clip (<see cref="Utterance.ClipKey"/>).</param>
    /// <param name="hash">The hash.</param>
    public void PutClip(string dataHash, UtteranceKey clip, Digest hash) => throw new NotImplementedException(dataHash);
}
