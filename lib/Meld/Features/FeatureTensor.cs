using System.Runtime.InteropServices;
using Meld.Storage;

namespace Meld.Features;

/// <summary>A stored tensor where it lies, not copied: valid until the <see cref="FeatureReader"/> that gave it is refreshed or disposed.</summary>
public readonly ref struct FeatureTensor
{
    internal FeatureTensor(TensorType type, ReadOnlySpan<int> shape, ReadOnlySpan<byte> bytes)
    {
        Type = type;
        Shape = shape;
        Bytes = bytes;
    }

    /// <summary>Its element type.</summary>
    public TensorType Type { get; }

    /// <summary>Its sizes, outermost first.</summary>
    public ReadOnlySpan<int> Shape { get; }

    /// <summary>Its elements in C order, little-endian; may lie at any address.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Its elements in C order.</summary>
    /// <typeparam name="T">The .NET type of just this size: <see cref="float"/> for <see cref="TensorType.F32"/>, <see cref="byte"/> for <see cref="TensorType.U8"/>.</typeparam>
    /// <exception cref="InvalidOperationException">The tensor is of another type.</exception>
    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged => TensorTypes.Of<T>() == Type
            ? MemoryMarshal.Cast<byte, T>(Bytes)
            : throw new InvalidOperationException($"The tensor is of {Type}, not of {TensorTypes.Of<T>()}.");
}
