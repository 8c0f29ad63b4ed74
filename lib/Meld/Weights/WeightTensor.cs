using System.Runtime.InteropServices;
using Meld.Storage;

namespace Meld.Weights;

/// <summary>One stored tensor: element type, shape and raw little-endian bytes in row-major order.</summary>
public sealed class WeightTensor
{
    private readonly long[] shape;
    private readonly byte[] bytes;

    /// <summary>Takes ownership of <paramref name="bytes"/>.</summary>
    /// <param name="type">Element type.</param>
    /// <param name="shape">Sizes, outermost first; none for a single value.</param>
    /// <param name="bytes">The elements.</param>
    /// <exception cref="ArgumentException">The number of bytes is not that of the shape.</exception>
    public WeightTensor(TensorType type, IReadOnlyList<long> shape, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(bytes);
        if (ByteCount(type, shape) != bytes.Length)
            throw new ArgumentException($"{bytes.Length} bytes are not {type} of shape [{string.Join(", ", shape)}].", nameof(bytes));
        (Type, this.shape, this.bytes) = (type, [.. shape], bytes);
    }

    /// <summary>Element type.</summary>
    public TensorType Type { get; }

    /// <summary>Sizes, outermost first; empty for a single value.</summary>
    public IReadOnlyList<long> Shape => shape;

    /// <summary>The elements as stored.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>A tensor of double precision.</summary>
    public static WeightTensor From(ReadOnlySpan<double> values, params IReadOnlyList<long> shape) => Copy(TensorType.F64, values, shape);

    /// <summary>A tensor of single precision.</summary>
    public static WeightTensor From(ReadOnlySpan<float> values, params IReadOnlyList<long> shape) => Copy(TensorType.F32, values, shape);

    /// <summary>A tensor of 64-bit integers.</summary>
    public static WeightTensor From(ReadOnlySpan<long> values, params IReadOnlyList<long> shape) => Copy(TensorType.I64, values, shape);

    /// <summary>A tensor of bytes.</summary>
    public static WeightTensor From(ReadOnlySpan<byte> values, params IReadOnlyList<long> shape) => Copy(TensorType.U8, values, shape);

    /// <summary>The elements of an F64 tensor.</summary>
    /// <exception cref="InvalidOperationException">The tensor has another type.</exception>
    public ReadOnlySpan<double> Doubles() => As<double>(TensorType.F64);

    /// <summary>The elements of an F32 tensor.</summary>
    /// <exception cref="InvalidOperationException">The tensor has another type.</exception>
    public ReadOnlySpan<float> Singles() => As<float>(TensorType.F32);

    /// <summary>The elements of an I64 tensor.</summary>
    /// <exception cref="InvalidOperationException">The tensor has another type.</exception>
    public ReadOnlySpan<long> Integers() => As<long>(TensorType.I64);

    /// <summary>The elements of a U8 tensor.</summary>
    /// <exception cref="InvalidOperationException">The tensor has another type.</exception>
    public ReadOnlySpan<byte> UnsignedBytes() => As<byte>(TensorType.U8);

    /// <summary>Bytes that a shape takes, or null where that is negative or more than an array can hold.</summary>
    internal static long? ByteCount(TensorType type, IReadOnlyList<long> shape)
    {
        long? count = type.Size();
        var isEmpty = false;
        foreach (var size in shape)
        {
            if (size < 0) return null;
            isEmpty |= size == 0;
            count = isEmpty || size > Array.MaxLength / count ? null : count * size;
        }
        // An empty tensor may have huge other sizes: zero times anything is zero, whatever the order.
        return isEmpty ? 0 : count;
    }

    // Plain reinterpretation: every platform that .NET 10 runs on is little-endian in practice; a big-endian one is refused, not misread.
    private static WeightTensor Copy<T>(TensorType type, ReadOnlySpan<T> values, IReadOnlyList<long> shape)
        where T : unmanaged
    {
        RequireLittleEndian();
        return new WeightTensor(type, shape, MemoryMarshal.AsBytes(values).ToArray());
    }

    private ReadOnlySpan<T> As<T>(TensorType type)
        where T : unmanaged
    {
        RequireLittleEndian();
        return Type == type ? MemoryMarshal.Cast<byte, T>(bytes) : throw new InvalidOperationException($"The tensor holds {Type}, not {type}.");
    }

    private static void RequireLittleEndian()
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("Weights are stored little-endian.");
    }
}
