using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Tensors from data of .NET: copies, and views of memory that .NET keeps.</summary>
internal static unsafe class TensorData
{
    internal static Tensor Copy<T>(T scalar)
        where T : unmanaged => Fresh(new ReadOnlySpan<T>(in scalar), []);

    internal static Tensor Copy<T>(T scalar, Device? device, bool requiresGrad)
        where T : unmanaged => Finish(Fresh(new ReadOnlySpan<T>(in scalar), []), null, device, requiresGrad, null);

    internal static Tensor Copy<T>(T scalar, ScalarType? dtype, Device? device, bool requiresGrad)
        where T : unmanaged => Finish(Fresh(new ReadOnlySpan<T>(in scalar), []), dtype, device, requiresGrad, null);

    internal static Tensor Copy(float real, float imaginary, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Copy((real, imaginary), dtype, device, requiresGrad);

    internal static Tensor Copy(double real, double imaginary, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Copy(new System.Numerics.Complex(real, imaginary), dtype, device, requiresGrad);

    internal static Tensor Copy((double, double) scalar, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Copy(scalar.Item1, scalar.Item2, dtype, device, requiresGrad);

    internal static Tensor Copy(Scalar scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        return Aten.scalar_tensor(scalar, scalar.Type);
    }

    internal static Tensor Copy<T>(T[] array)
        where T : unmanaged => Fresh<T>(array, [array.Length]);

    internal static Tensor Copy<T>(T[] array, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
        where T : unmanaged => Finish(Fresh<T>(array, [array.Length]), dtype, device, requiresGrad, names);

    internal static Tensor Copy<T>(T[] array, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
        where T : unmanaged => Finish(Fresh<T>(array, dimensions), dtype, device, requiresGrad, names);

    internal static Tensor Copy<T>(IList<T> list, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
        where T : unmanaged => Copy(list, [list.Count], dtype, device, requiresGrad, names);

    internal static Tensor Copy<T>(IList<T> list, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
        where T : unmanaged => Finish(Fresh(Elements(list), dimensions), dtype, device, requiresGrad, names);

    internal static Tensor Copy<T>(Memory<T> memory, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
        where T : unmanaged => Finish(Fresh<T>(memory.Span, dimensions), dtype, device, requiresGrad, names);

    internal static Tensor Copy(Array array, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
    {
        var type = TypeOf(array);
        var tensor = Aten.empty_memory_format(SizesOf(array), type);
        var bytes = MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(array), checked(array.Length * ElementTypes.Bytes(type)));
        Write(tensor, bytes);
        return Finish(tensor, dtype, device, requiresGrad, names);
    }

    internal static Tensor AsTensor(Tensor data, ScalarType? dtype, Device? device) =>
        (dtype ?? data.dtype) == data.dtype && device is null ? data.alias() : data.to(dtype ?? data.dtype, device ?? data.device);

    internal static Tensor AsTensor<T>(T[] array, ScalarType? dtype, Device? device)
        where T : unmanaged => Copy(array, dtype, device, false, null);

    internal static Tensor AsTensor<T>(IList<T> list, ScalarType? dtype, Device? device)
        where T : unmanaged => Copy(list, dtype, device, false, null);

    internal static Tensor AsTensor(Array array, ScalarType? dtype, Device? device) => Copy(array, dtype, device, false, null);

    /// <summary>A tensor over an array's own memory, which stays where it is as long as the tensor's storage lives.</summary>
    /// <param name="array">The array.</param>
    /// <param name="size">Sizes.</param>
    /// <param name="dtype">How its bytes are read.</param>
    /// <param name="offset">Bytes before the first element.</param>
    internal static Tensor Share(Array array, ReadOnlySpan<long> size, ScalarType dtype, long offset)
    {
        var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        var start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array)) + offset;
        IntPtr made;
        fixed (long* sizes = size) made = NativeMethods.torch_tensor_from_blob(start, sizes, size.Length, (int)dtype, &Unpin, GCHandle.ToIntPtr(pin));
        if (made != 0) return new Tensor(made);
        pin.Free();
        throw NativeError.Last(nameof(from_array));
    }

    internal static ScalarType TypeOf(Array array) =>
        ElementTypes.OfType(array.GetType().GetElementType()!)
        ?? throw new ArgumentException($"No tensor has elements of type {array.GetType().GetElementType()!.Name}.", nameof(array));

    internal static long[] SizesOf(Array array)
    {
        var sizes = new long[array.Rank];
        for (var dimension = 0; dimension < sizes.Length; dimension++) sizes[dimension] = array.GetLongLength(dimension);
        return sizes;
    }

    /// <summary>Other dtype, other place, gradients: what was made first goes when it is not the result.</summary>
    internal static Tensor Finish(Tensor made, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
    {
        var place = Creation.Place(device);
        var changes = (dtype is { } type && type != made.dtype) || (place is not null && place.type != DeviceType.CPU);
        if (!changes) return Creation.Finish(made, requiresGrad, names);
        using (made) return Creation.Finish(made.to(dtype ?? made.dtype, place ?? CPU), requiresGrad, names);
    }

    private static Tensor Fresh<T>(ReadOnlySpan<T> elements, ReadOnlySpan<long> dimensions)
        where T : unmanaged
    {
        long count = 1;
        foreach (var dimension in dimensions) count *= dimension;
        if (count != elements.Length)
            throw new ArgumentException($"{elements.Length} elements do not fill a tensor of {count}: [{string.Join(", ", dimensions.ToArray())}].");
        var tensor = Aten.empty_memory_format(dimensions, ElementTypes.Of<T>());
        Write(tensor, MemoryMarshal.AsBytes(elements));
        return tensor;
    }

    private static void Write(Tensor tensor, ReadOnlySpan<byte> bytes)
    {
        // Fresh, on the CPU and contiguous; nobody else has it.
        void* data;
        NativeError.Check(NativeMethods.torch_tensor_data(tensor.Handle, &data), "tensor");
        bytes.CopyTo(new Span<byte>(data, bytes.Length));
        GC.KeepAlive(tensor);
    }

    private static ReadOnlySpan<T> Elements<T>(IList<T> list) => list switch
    {
        T[] array => array,
        List<T> own => CollectionsMarshal.AsSpan(own),
        _ => list.ToArray(),
    };

    [UnmanagedCallersOnly]
    private static void Unpin(IntPtr pin) => GCHandle.FromIntPtr(pin).Free();
}
