using System.Runtime.InteropServices;
using Meld.Storage;

namespace Meld.Features;

/// <summary>What a step gives for one input: a tensor, or the reason why there is none.</summary>
public sealed class FeatureValue
{
    /// <summary>The most dimensions that a tensor may have.</summary>
    public const int MostDimensions = 8;

    private FeatureValue(FeatureState state, TensorType type, int[] shape, ReadOnlyMemory<byte> bytes, string reason) =>
        (State, Type, Shape, Bytes, Reason) = (state, type, shape, bytes, reason);

    /// <summary>Any but <see cref="FeatureState.Unknown"/>.</summary>
    public FeatureState State { get; }

    /// <summary>The tensor's element type.</summary>
    public TensorType Type { get; }

    /// <summary>The tensor's sizes, outermost first.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The tensor's elements in C order, little-endian.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Why there is no tensor, in words without a full stop; empty where there is one.</summary>
    public string Reason { get; }

    /// <summary>A tensor of bytes.</summary>
    /// <exception cref="ArgumentException">The shape does not have as many elements, or has more than <see cref="MostDimensions"/> dimensions.</exception>
    public static FeatureValue Of(byte[] values, params int[] shape) => Tensor(TensorType.U8, values, values.LongLength, shape);

    /// <summary>A tensor of single precision.</summary>
    /// <exception cref="ArgumentException">The shape does not have as many elements, or has more than <see cref="MostDimensions"/> dimensions.</exception>
    public static FeatureValue Of(float[] values, params int[] shape) =>
        Tensor(TensorType.F32, MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), values.LongLength, shape);

    /// <summary>A tensor of whole numbers, such as token ids.</summary>
    /// <exception cref="ArgumentException">The shape does not have as many elements, or has more than <see cref="MostDimensions"/> dimensions.</exception>
    public static FeatureValue Of(int[] values, params int[] shape) =>
        Tensor(TensorType.I32, MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), values.LongLength, shape);

    /// <summary>A copy of a stored tensor, which stays valid.</summary>
    public static FeatureValue Of(FeatureTensor stored) => new(FeatureState.Stored, stored.Type, stored.Shape.ToArray(), stored.Bytes.ToArray(), "");

    /// <summary>A sound clip that lacks the modality, or a text with nothing in it.</summary>
    /// <param name="reason">What it lacks, in words without a full stop, such as <c>no sound</c>.</param>
    public static FeatureValue Absent(string reason) => new(FeatureState.Absent, default, [], default, reason);

    /// <summary>A clip that cannot be decoded.</summary>
    /// <param name="reason">What is wrong with it, in words without a full stop.</param>
    public static FeatureValue Bad(string reason) => new(FeatureState.Bad, default, [], default, reason);

    /// <summary>The tensor's elements in C order, not copied.</summary>
    /// <typeparam name="T">The .NET type of just this size: <see cref="float"/> for <see cref="TensorType.F32"/>, <see cref="byte"/> for <see cref="TensorType.U8"/>.</typeparam>
    /// <exception cref="InvalidOperationException">The tensor is of another type.</exception>
    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged => TensorTypes.Of<T>() == Type
            ? MemoryMarshal.Cast<byte, T>(Bytes.Span)
            : throw new InvalidOperationException($"The tensor is of {Type}, not of {TensorTypes.Of<T>()}.");

    private static FeatureValue Tensor(TensorType type, ReadOnlyMemory<byte> bytes, long elements, int[] shape)
    {
        if (shape.Length > MostDimensions) throw new ArgumentException($"A tensor has at most {MostDimensions} dimensions, not {shape.Length}.", nameof(shape));
        if (Array.Exists(shape, size => size < 0) || shape.Aggregate(1L, (product, size) => checked(product * size)) != elements)
        {
            throw new ArgumentException($"{elements} elements do not have the shape [{string.Join(", ", shape)}].", nameof(shape));
        }
        return new FeatureValue(FeatureState.Stored, type, shape, bytes, "");
    }
}
