using Meld.Storage;

namespace Meld.Weights.Checkpoints;

/// <summary>A name of Python's that a checkpoint may use. It stands for a piece of this reader; nothing of that name is ever looked up or run.</summary>
/// <param name="Name">The name with its module.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Type">The element type of a storage or type name, null for one that no tensor here can have.</param>
internal sealed record PickleGlobal(string Name, PickleGlobalKind Kind, TensorType? Type = null);
