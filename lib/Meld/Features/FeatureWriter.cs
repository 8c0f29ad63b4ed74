using Meld.Corpus;
using Meld.Features.Lmdb;
using Meld.Features.Records;
using Meld.Storage;

namespace Meld.Features;

/// <summary>Changes to a store, inside <see cref="FeatureStore.Write"/>. What was there under the same key is replaced. For one thread at a time.</summary>
public sealed class FeatureWriter
{
    private readonly List<StoreChange> changes = [];
    private readonly HashSet<Digest> steps = [];
    private bool closed;

    internal FeatureWriter()
    {
    }

    /// <summary>Keeps what a step gave.</summary>
    /// <param name="keys">The step.</param>
    /// <param name="content">The content hash of its input.</param>
    /// <param name="value">What it gave; of a reason, the first 1,000 bytes are kept.</param>
    /// <exception cref="ArgumentException">The value has 2 GB or more.</exception>
    public void Put(FeatureKeys keys, Digest content, FeatureValue value)
    {
        if (FeatureRecord.SizeOf(value) > Array.MaxLength) throw new ArgumentException($"{value.Bytes.Length} bytes are too many for one feature.", nameof(value));
        if (steps.Add(keys.StepDigest))
        {
            var key = RecordKey.OfStep(keys.StepDigest);
            Add(new StoreChange(key, Value: StepRecord.Of(key, keys.Step), UnlessSound: true));
        }
        Add(new StoreChange(RecordKey.OfFeature(keys.Of(content)), value));
    }

    /// <summary>Takes a feature away, if it is there.</summary>
    public void Remove(in FeatureKey key) => Add(new StoreChange(RecordKey.OfFeature(key)));

    /// <summary>Remembers the content hash of a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="stamp">Its stamp when it was read.</param>
    /// <param name="hash">The hash.</param>
    public void PutFile(string path, FileStamp stamp, Digest hash)
    {
        var key = RecordKey.OfFile(path);
        Add(new StoreChange(key, Value: FileRecord.Of(key, stamp, hash)));
    }

    /// <summary>Remembers the content hash of an utterance's clip, for when the clip is not there.</summary>
    /// <param name="dataHash">The corpus (<see cref="DialogueCorpus.DataHash"/>).</param>
    /// <param name="clip">The clip (<see cref="Utterance.ClipKey"/>).</param>
    /// <param name="hash">The hash.</param>
    public void PutClip(string dataHash, UtteranceKey clip, Digest hash)
    {
        var key = RecordKey.OfClip(dataHash, clip);
        Add(new StoreChange(key, Value: ClipRecord.Of(key, hash)));
    }

    /// <summary>Ends the writing of changes, and gives them.</summary>
    internal IReadOnlyList<StoreChange> Close()
    {
        closed = true;
        return changes;
    }

    private void Add(StoreChange change)
    {
        if (closed) throw new InvalidOperationException("Changes to a feature store are made inside FeatureStore.Write, not after it.");
        changes.Add(change);
    }
}
