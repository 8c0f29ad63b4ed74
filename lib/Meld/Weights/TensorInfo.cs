using Meld.Storage;

namespace Meld.Weights;

/// <summary>What is known of a stored tensor without reading it.</summary>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Sizes, outermost first; none for a single value.</param>
public sealed record TensorInfo(TensorType Type, IReadOnlyList<long> Shape);
