using Meld.Storage;

namespace Meld.Weights.Checkpoints;

/// <summary>A storage that a pickle refers to: memory of one or several tensors.</summary>
/// <param name="Key">Its name among the storages.</param>
/// <param name="Type">Type of its elements, <see cref="TensorType.U8"/> where it has none.</param>
/// <param name="Count">Elements of the whole storage.</param>
/// <param name="ViewBegin">Element where the view of it begins that PyTorch before 0.4 could save, 0 otherwise.</param>
/// <param name="ViewCount">Elements of that view, or of the whole.</param>
internal sealed record PickledStorage(string Key, TensorType Type, long Count, long ViewBegin, long ViewCount);
