namespace Meld.Weights.Checkpoints;

/// <summary>A checkpoint's parts, whatever its container.</summary>
/// <param name="Value">What was saved.</param>
/// <param name="Storages">Where the storages lie, by key.</param>
internal sealed record CheckpointContents(object? Value, IReadOnlyDictionary<string, FileRange> Storages);
