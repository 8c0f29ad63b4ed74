namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor over an array's own memory: writing to one is writing to the other. On another device it is a copy.</summary>
    /// <param name="rawArray">The array, of any rank.</param>
    /// <param name="device">Place; the default one if null.</param>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <summary>A tensor over an array's own memory: writing to one is writing to the other. With another dtype or device it is a copy.</summary>
    /// <param name="rawArray">The array, of any rank.</param>
    /// <param name="dtype">Type of the elements; the array's own if null.</param>
    /// <param name="device">Place; the default one if null.</param>
    /// <param name="requires_grad">Whether operations on it are recorded.</param>
    /// <param name="names">Not supported.</param>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var shared = TensorData.Share(rawArray, TensorData.SizesOf(rawArray), TensorData.TypeOf(rawArray), 0);
        return TensorData.Finish(shared, dtype, device, requires_grad, names);
    }

    /// <summary>A tensor of one dimension over an array's own memory, its bytes read as the given type.</summary>
    /// <param name="rawArray">The array.</param>
    /// <param name="dtype">How its bytes are read.</param>
    /// <param name="count">How many elements; all after the offset if negative.</param>
    /// <param name="offset">Bytes before the first element.</param>
    /// <param name="requires_grad">Whether operations on it are recorded.</param>
    /// <exception cref="ArgumentOutOfRangeException">The array has fewer bytes.</exception>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var bytes = rawArray.LongLength * ElementTypes.Bytes(TensorData.TypeOf(rawArray));
        var width = ElementTypes.Bytes(dtype);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, bytes);
        if (count < 0)
        {
            if ((bytes - offset) % width != 0) throw new ArgumentException($"{bytes - offset} bytes are not a whole number of {dtype} elements.", nameof(dtype));
            count = (bytes - offset) / width;
        }
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, (bytes - offset) / width);
        return Creation.Finish(TensorData.Share(rawArray, [count], dtype, offset), requires_grad, null);
    }
}
