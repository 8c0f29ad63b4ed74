using System.Collections;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>
/// Access to the elements of a tensor on the processor, in row-major order whatever its strides. It does not own the tensor and keeps no
/// pointer: after the tensor is disposed, every use throws <see cref="ObjectDisposedException"/>.
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly Tensor tensor;
    private readonly long[] sizes;
    private readonly long[] strides;
    private readonly bool contiguous;

    internal TensorAccessor(Tensor tensor)
    {
        this.tensor = tensor;
        sizes = tensor.shape;
        strides = tensor.stride();
        contiguous = tensor.is_contiguous();
        Count = tensor.NumberOfElements;
    }

    /// <summary>Number of elements.</summary>
    public long Count { get; }

    /// <summary>Whether elements cannot be set; always false.</summary>
    public bool IsReadOnly => false;

    /// <summary>One element.</summary>
    /// <param name="indices">An index for each dimension, or one number alone: the place in row-major order.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its dimension.</exception>
    public T this[params long[] indices]
    {
        get
        {
            var offset = OffsetOf(indices);
            tensor.Acquire();
            try
            {
                return ((T*)tensor.DataPointer())[offset];
            }
            finally
            {
                tensor.Release();
            }
        }

        set
        {
            var offset = OffsetOf(indices);
            tensor.Acquire();
            try
            {
                ((T*)tensor.DataPointer())[offset] = value;
            }
            finally
            {
                tensor.Release();
            }
        }
    }

    /// <summary>Whether two accessors show the same tensor with equal elements, or different tensors with equal elements.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(TensorAccessor<T>? left, TensorAccessor<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two accessors differ in number or values of their elements.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(TensorAccessor<T>? left, TensorAccessor<T>? right) => !(left == right);

    /// <summary>Every element, copied.</summary>
    public T[] ToArray()
    {
        var array = GC.AllocateUninitializedArray<T>(checked((int)Count));
        CopyTo(array);
        return array;
    }

    /// <summary>Every element, copied into an array of the tensor's rank; the element itself in a 1-element array for a tensor without dimensions.</summary>
    public Array ToNDArray()
    {
        if (sizes.Length == 0) return ToArray();
        var array = Array.CreateInstance(typeof(T), sizes);
        ref var first = ref MemoryMarshal.GetArrayDataReference(array);
        CopyTo(MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref first), checked((int)Count)));
        return array;
    }

    /// <summary>Copies elements out, as many as there are and as fit.</summary>
    /// <param name="array">Where to.</param>
    /// <param name="arrayIndex">First place to write.</param>
    /// <param name="tensorIndex">First element to copy, in row-major order.</param>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies elements out, as many as there are and as fit.</summary>
    /// <param name="array">Where to.</param>
    /// <param name="arrayIndex">First place to write.</param>
    /// <param name="tensorIndex">First element to copy, in row-major order.</param>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var target = array[arrayIndex..];
        var count = Room(target.Length, tensorIndex);
        tensor.Acquire();
        try
        {
            var start = (T*)tensor.DataPointer();
            if (contiguous) new ReadOnlySpan<T>(start + tensorIndex, count).CopyTo(target);
            else
            {
                var walk = new StridedWalk(sizes, strides, tensorIndex);
                for (var i = 0; i < count; i++) target[i] = start[walk.Next()];
            }
        }
        finally
        {
            tensor.Release();
        }
    }

    /// <summary>Copies elements in, as many as there are and as fit.</summary>
    /// <param name="array">Where from.</param>
    /// <param name="arrayIndex">First place to read.</param>
    /// <param name="tensorIndex">First element to write, in row-major order.</param>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <summary>Copies elements in, as many as there are and as fit.</summary>
    /// <param name="array">Where from.</param>
    /// <param name="arrayIndex">First place to read.</param>
    /// <param name="tensorIndex">First element to write, in row-major order.</param>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        var count = Room(source.Length, tensorIndex);
        tensor.Acquire();
        try
        {
            var start = (T*)tensor.DataPointer();
            if (contiguous) source[..count].CopyTo(new Span<T>(start + tensorIndex, count));
            else
            {
                var walk = new StridedWalk(sizes, strides, tensorIndex);
                for (var i = 0; i < count; i++) start[walk.Next()] = source[i];
            }
        }
        finally
        {
            tensor.Release();
        }
    }

    /// <summary>The elements in row-major order.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        var walk = new StridedWalk(sizes, strides, 0);
        for (long i = 0; i < Count; i++) yield return Read(walk.Next());
    }

    /// <summary>Whether another accessor shows as many and equal elements.</summary>
    /// <param name="obj">The other.</param>
    public override bool Equals(object? obj)
    {
        if (ReferenceEquals(this, obj)) return true;
        return obj is TensorAccessor<T> other && other.Count == Count && this.SequenceEqual(other);
    }

    /// <summary>A hash of the tensor that is shown.</summary>
    public override int GetHashCode() => HashCode.Combine(typeof(T), Count);

    /// <summary>Does nothing: the tensor belongs to whoever has it.</summary>
    public void Dispose()
    {
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T Read(long offset)
    {
        tensor.Acquire();
        try
        {
            return ((T*)tensor.DataPointer())[offset];
        }
        finally
        {
            tensor.Release();
        }
    }

    private int Room(int length, long tensorIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tensorIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tensorIndex, Count);
        return (int)Math.Min(length, Count - tensorIndex);
    }

    private long OffsetOf(long[] indices)
    {
        if (indices.Length == 1 && sizes.Length != 1)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(indices[0]);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(indices[0], Count);
            return contiguous ? indices[0] : new StridedWalk(sizes, strides, indices[0]).Next();
        }
        if (indices.Length != sizes.Length) throw new ArgumentException($"The tensor has {sizes.Length} dimensions, not {indices.Length}.", nameof(indices));
        long offset = 0;
        for (var i = 0; i < indices.Length; i++)
        {
            if ((ulong)indices[i] >= (ulong)sizes[i])
                throw new ArgumentOutOfRangeException(nameof(indices), indices[i], $"Dimension {i} has {sizes[i]} elements.");
            offset += indices[i] * strides[i];
        }
        return offset;
    }
}
