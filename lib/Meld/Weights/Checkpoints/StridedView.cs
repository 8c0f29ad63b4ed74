using Meld.Storage;

namespace Meld.Weights.Checkpoints;

/// <summary>A tensor's elements in a file, row-major or not: transposed, cut out, repeated.</summary>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Sizes, outermost first.</param>
/// <param name="Strides">Elements from one index to the next, for each dimension; 0 repeats.</param>
/// <param name="Begin">Offset of the first element in the file.</param>
internal sealed record StridedView(TensorType Type, long[] Shape, long[] Strides, long Begin)
{
    // PyTorch's own limit for most of its operations.
    private const int MostDimensions = 64;

    /// <summary>Whether the elements lie in the file as they should be read.</summary>
    public bool IsRowMajor
    {
        get
        {
            var expected = 1L;
            for (var i = Shape.Length - 1; i >= 0; i--)
            {
                if (Shape[i] > 1 && Strides[i] != expected) return false;
                expected *= Math.Max(1, Shape[i]);
            }
            return true;
        }
    }

    /// <summary>The place of a tensor's elements, all of them in its storage.</summary>
    /// <exception cref="WeightsFormatException">They are not.</exception>
    public static StridedView Of(string name, PickledTensor tensor, IReadOnlyDictionary<string, FileRange> storages, string file)
    {
        var storage = Place(tensor, storages)
            ?? throw new WeightsFormatException(file, name, $"its storage {tensor.Storage.Key} is missing or has another size.");
        if (Problem(tensor, storage.Length / tensor.Type.Size()) is { } problem) throw new WeightsFormatException(file, name, problem);
        // An empty tensor may begin anywhere, and nothing is read of it.
        var isEmpty = tensor.Shape.Contains(0);
        return new StridedView(tensor.Type, tensor.Shape, tensor.Strides, isEmpty ? storage.Begin : storage.Begin + (tensor.Offset * tensor.Type.Size()));
    }

    private static FileRange? Place(PickledTensor tensor, IReadOnlyDictionary<string, FileRange> storages)
    {
        var (storage, size) = (tensor.Storage, tensor.Storage.Type.Size());
        return storages.TryGetValue(storage.Key, out var range) && range.Length / size == storage.Count
            ? new FileRange(range.Begin + (storage.ViewBegin * size), storage.ViewCount * size)
            : null;
    }

    private static string? Problem(PickledTensor tensor, long available)
    {
        if (tensor.Shape.Length > MostDimensions) return $"has {tensor.Shape.Length} dimensions, over {MostDimensions}.";
        if (tensor.Offset < 0 || tensor.Strides.Any(stride => stride < 0)) return "has a negative offset or stride.";
        if (WeightTensor.ByteCount(tensor.Type, tensor.Shape) is not { } bytes)
            return $"its shape [{string.Join(", ", tensor.Shape)}] is no shape of an array: a size is negative, or they take more than {Array.MaxLength} bytes.";
        // The sum stays far below what 128 bits hold: it is compared after each of its terms, each below 2^126.
        Int128 last = tensor.Offset;
        for (var i = 0; i < tensor.Shape.Length && bytes > 0 && last < available; i++) last += (Int128)(tensor.Shape[i] - 1) * tensor.Strides[i];
        return bytes == 0 || last < available ? null : $"reaches over the end of its storage of {available} elements.";
    }
}
