using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What extends tensors and their parts: values out and in, text, files.</summary>
public static partial class TensorExtensionMethods
{
    /// <summary>Bytes of one element of a type.</summary>
    /// <param name="type">The type.</param>
    public static int ElementSize(this ScalarType type) => ElementTypes.Bytes(type);

    /// <summary>Number of elements of a shape.</summary>
    /// <param name="shape">Sizes.</param>
    public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, (count, size) => count * size);

    /// <summary>Sizes of all dimensions, as ints.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <exception cref="OverflowException">One is too large for an int.</exception>
    public static ReadOnlySpan<int> IntShape(this Tensor tensor) => Array.ConvertAll(tensor.shape, size => checked((int)size));

    /// <summary>A tensor with the elements of an array.</summary>
    /// <param name="rawArray">The elements, row-major.</param>
    /// <param name="dimensions">Sizes.</param>
    /// <param name="doCopy">Whether the elements are copied; else the tensor is over the array's own memory.</param>
    /// <param name="requires_grad">Whether operations on it are recorded.</param>
    /// <typeparam name="T">Type of the elements.</typeparam>
    public static Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        using var line = doCopy ? TensorData.Copy((Array)rawArray, null, null, false, null) : from_array(rawArray);
        return Creation.Finish(line.reshape(dimensions), requires_grad, null);
    }

    /// <summary>A tensor without dimensions that holds one number.</summary>
    /// <param name="scalar">The number.</param>
    /// <param name="device">Place; the default one if null.</param>
    /// <param name="requires_grad">Whether operations on it are recorded.</param>
    /// <typeparam name="T">Type of the element.</typeparam>
    public static Tensor ToTensor<T>(this T scalar, Device? device = null, bool requires_grad = false)
        where T : struct
    {
        using var line = TensorData.Copy((Array)new[] { scalar }, null, device, false, null);
        return Creation.Finish(line.reshape([]), requires_grad, null);
    }

    /// <summary>A parameter that holds a tensor's data.</summary>
    /// <param name="tensor">The tensor.</param>
    public static Parameter AsParameter(this Tensor tensor) => new(tensor);
}
