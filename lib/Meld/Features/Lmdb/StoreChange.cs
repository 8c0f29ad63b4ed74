using Meld.Features.Records;

namespace Meld.Features.Lmdb;

/// <summary>One record to be written, or taken away where it has neither feature nor value.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Feature">The feature to write.</param>
/// <param name="Value">The finished value to write.</param>
/// <param name="UnlessSound">A record that is there and sound stays.</param>
internal readonly record struct StoreChange(byte[] Key, FeatureValue? Feature = null, byte[]? Value = null, bool UnlessSound = false)
{
    /// <summary>Bytes of the value.</summary>
    public int Size => Feature is { } feature ? (int)FeatureRecord.SizeOf(feature) : Value?.Length ?? 0;

    /// <summary>Makes the change.</summary>
    /// <exception cref="FeatureStoreException">There is no room.</exception>
    public void Apply(LmdbWriting writing)
    {
        if (Feature is { } feature) FeatureRecord.Write(Key, feature, writing.Put(Key, Size));
        else if (Value is not { } value) writing.Remove(Key);
        else if (!UnlessSound || !writing.TryGet(Key, out var there) || !RecordChecksum.Holds(Key, there)) value.CopyTo(writing.Put(Key, value.Length));
    }
}
