using Meld.Storage;

namespace Meld.Weights;

/// <summary>What is known of a stored tensor without reading it.</summary>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Sizes, outermost first; none for a single value.</param>
public sealed record TensorInfo(TensorType Type, IReadOnlyList<long> Shape)
{
    /// <summary>Bytes that its elements take: at most what an array can hold, which opening a file checks.</summary>
    public int ByteCount => (int)(WeightTensor.ByteCount(Type, Shape) ?? throw new InvalidOperationException("The shape is larger than any array."));
}
