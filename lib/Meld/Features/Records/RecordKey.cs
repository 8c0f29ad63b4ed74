using System.Buffers.Binary;
using Meld.Corpus;
using Meld.Storage;

namespace Meld.Features.Records;

/// <summary>Keys of records: a byte for the kind, then what tells records of this kind apart. They sort by kind, and features by step.</summary>
internal static class RecordKey
{
    /// <summary>How many bytes of a step's digest stand in keys.</summary>
    public const int StepSize = 8;

    /// <summary>Bytes of the key of a step.</summary>
    public const int StepKeySize = 1 + StepSize;

    /// <summary>Bytes of the key of a feature.</summary>
    public const int FeatureKeySize = StepKeySize + Digest.Size;

    /// <summary>Bytes of the key of a file.</summary>
    public const int FileKeySize = 1 + Digest.Size;

    /// <summary>Bytes of the key of a clip.</summary>
    public const int ClipKeySize = 1 + Digest.Size + 1 + (2 * sizeof(int));

    /// <summary>The key of the record about the store.</summary>
    public static ReadOnlySpan<byte> About => [(byte)RecordKind.About];

    /// <summary>The kind of a record, or null for a key that is none of the store's.</summary>
    public static RecordKind? KindOf(ReadOnlySpan<byte> key) => key.IsEmpty ? null : ((RecordKind)key[0], key.Length) switch
    {
        (RecordKind.About, 1) => RecordKind.About,
        (RecordKind.Feature, FeatureKeySize) => RecordKind.Feature,
        (RecordKind.File, FileKeySize) => RecordKind.File,
        (RecordKind.Step, StepKeySize) => RecordKind.Step,
        (RecordKind.Clip, ClipKeySize) => RecordKind.Clip,
        _ => null,
    };

    /// <summary>Writes the key of a feature.</summary>
    /// <param name="key">The feature.</param>
    /// <param name="target">Room for <see cref="FeatureKeySize"/> bytes.</param>
    public static void OfFeature(in FeatureKey key, Span<byte> target)
    {
        // The step is written whole, and all but its first bytes are written over.
        key.Step.CopyTo(target[1..]);
        key.Feature.CopyTo(target[StepKeySize..]);
        target[0] = (byte)RecordKind.Feature;
    }

    /// <inheritdoc cref="OfFeature(in FeatureKey, Span{byte})"/>
    public static byte[] OfFeature(in FeatureKey key)
    {
        var bytes = new byte[FeatureKeySize];
        OfFeature(key, bytes);
        return bytes;
    }

    /// <summary>The key of a step's identity.</summary>
    public static byte[] OfStep(Digest step)
    {
        Span<byte> digest = stackalloc byte[Digest.Size];
        step.CopyTo(digest);
        return [(byte)RecordKind.Step, .. digest[..StepSize]];
    }

    /// <summary>The bytes of the step's digest in the key of a feature or a step.</summary>
    public static ReadOnlySpan<byte> StepOf(ReadOnlySpan<byte> key) => key[1..StepKeySize];

    /// <summary>The digest at the end of a feature's key.</summary>
    public static Digest FeatureOf(ReadOnlySpan<byte> key) => new(key[StepKeySize..]);

    /// <summary>The key of a file.</summary>
    public static byte[] OfFile(string path)
    {
        var bytes = new byte[FileKeySize];
        bytes[0] = (byte)RecordKind.File;
        Digest.Of(path).CopyTo(bytes.AsSpan(1));
        return bytes;
    }

    /// <summary>The key of an utterance's clip.</summary>
    public static byte[] OfClip(string dataHash, UtteranceKey clip)
    {
        var bytes = new byte[ClipKeySize];
        bytes[0] = (byte)RecordKind.Clip;
        Digest.Of(dataHash).CopyTo(bytes.AsSpan(1));
        var rest = bytes.AsSpan(1 + Digest.Size);
        rest[0] = (byte)clip.Split;
        BinaryPrimitives.WriteInt32BigEndian(rest[1..], clip.Dialogue);
        BinaryPrimitives.WriteInt32BigEndian(rest[5..], clip.Utterance);
        return bytes;
    }
}
