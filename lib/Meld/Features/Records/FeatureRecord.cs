using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Meld.Storage;

namespace Meld.Features.Records;

/// <summary>
/// The value of a feature: checksum (8 bytes), <see cref="FeatureState"/>, <see cref="TensorType"/>, number of dimensions (a byte each), 5 bytes of zero, 8 sizes
/// (int32), then the elements, or the reason in UTF-8.
/// </summary>
internal static class FeatureRecord
{
    /// <summary>Bytes before the elements. LMDB's page head has 16, so a tensor that takes pages of its own begins at a cache line.</summary>
    public const int HeadSize = ShapeOffset + (FeatureValue.MostDimensions * sizeof(int));

    /// <summary>The most bytes of a reason that are kept: such a record never takes pages of its own, and one that does is a tensor.</summary>
    public const int LongestReason = 1000;

    private const int StateOffset = RecordChecksum.Size;
    private const int TypeOffset = StateOffset + 1;
    private const int RankOffset = TypeOffset + 1;
    private const int ShapeOffset = 16;

    /// <summary>Bytes that a value takes.</summary>
    public static long SizeOf(FeatureValue feature) => HeadSize + (feature.State == FeatureState.Stored ? feature.Bytes.Length : KeptBytes(feature.Reason));

    /// <summary>Writes a value.</summary>
    /// <param name="key">The record's key.</param>
    /// <param name="feature">What to write.</param>
    /// <param name="target">Room for <see cref="SizeOf"/> bytes.</param>
    public static void Write(ReadOnlySpan<byte> key, FeatureValue feature, Span<byte> target)
    {
        var head = target[..HeadSize];
        head.Clear();
        (head[StateOffset], head[TypeOffset], head[RankOffset]) = ((byte)feature.State, (byte)feature.Type, (byte)feature.Shape.Count);
        for (var axis = 0; axis < feature.Shape.Count; axis++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(head[(ShapeOffset + (axis * sizeof(int)))..], feature.Shape[axis]);
        }
        if (feature.State == FeatureState.Stored) feature.Bytes.Span.CopyTo(target[HeadSize..]);
        else Encoding.UTF8.GetBytes(feature.Reason.AsSpan(0, KeptCharacters(feature.Reason)), target[HeadSize..]);
        RecordChecksum.Seal(key, target);
    }

    /// <summary>The state in a value, or null where there is none such; the rest is not looked at.</summary>
    public static FeatureState? StateOf(ReadOnlySpan<byte> value) =>
        value.Length >= HeadSize && (FeatureState)value[StateOffset] is var state and > FeatureState.Unknown and <= FeatureState.Bad ? state : null;

    /// <summary>Reads the tensor of a value where it lies. The checksum is not looked at.</summary>
    /// <returns>False where the value is none that <see cref="Write"/> makes of a tensor.</returns>
    public static bool TryReadTensor(ReadOnlySpan<byte> value, out FeatureTensor tensor)
    {
        tensor = default;
        if (StateOf(value) != FeatureState.Stored || !Enum.IsDefined((TensorType)value[TypeOffset]) || value[RankOffset] > FeatureValue.MostDimensions) return false;
        var type = (TensorType)value[TypeOffset];
        var shape = MemoryMarshal.Cast<byte, int>(value[ShapeOffset..HeadSize])[..value[RankOffset]];
        if (!HasElements(shape, value.Length - HeadSize, type.Size())) return false;
        tensor = new FeatureTensor(type, shape, value[HeadSize..]);
        return true;
    }

    /// <summary>Reads why there is no tensor. The checksum is not looked at.</summary>
    /// <returns>Null where there is one.</returns>
    public static string? ReasonOf(ReadOnlySpan<byte> value) =>
        StateOf(value) is FeatureState.Absent or FeatureState.Bad ? Encoding.UTF8.GetString(value[HeadSize..]) : null;

    /// <summary>Whether a value with the right checksum is one that <see cref="Write"/> makes.</summary>
    public static bool IsSound(ReadOnlySpan<byte> value) => StateOf(value) switch
    {
        FeatureState.Stored => TryReadTensor(value, out _),
        FeatureState.Absent or FeatureState.Bad => value.Length - HeadSize <= LongestReason,
        _ => false,
    };

    // Sizes come from a file: their product may be any number. Behind a zero, nothing overflows any more.
    private static bool HasElements(ReadOnlySpan<int> shape, int bytes, int elementSize)
    {
        if (shape.Contains(0)) return bytes == 0 && shape.IndexOfAnyInRange(int.MinValue, -1) < 0;
        long needed = elementSize;
        foreach (var size in shape)
        {
            if (size < 0 || (needed *= size) > bytes) return false;
        }
        return needed == bytes;
    }

    private static int KeptBytes(string reason) => Encoding.UTF8.GetByteCount(reason.AsSpan(0, KeptCharacters(reason)));

    private static int KeptCharacters(string reason)
    {
        var (kept, bytes) = (0, 0);
        foreach (var rune in reason.EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > LongestReason) break;
            kept += rune.Utf16SequenceLength;
        }
        return kept;
    }
}
