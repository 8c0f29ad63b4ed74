using Meld.Storage;

namespace Meld.Weights.Checkpoints;

/// <summary>A tensor of a pickle, not checked against its storage.</summary>
/// <param name="Storage">Where its elements are.</param>
/// <param name="Type">Their type.</param>
/// <param name="Offset">Number of its first element in the storage, in elements of that type.</param>
/// <param name="Shape">Sizes, outermost first.</param>
/// <param name="Strides">Elements from one index to the next, for each dimension.</param>
internal sealed record PickledTensor(PickledStorage Storage, TensorType Type, long Offset, long[] Shape, long[] Strides);
