namespace Meld.Weights.Checkpoints;

/// <summary>A pickle that was read.</summary>
/// <param name="Value">What it holds.</param>
/// <param name="Storages">All storages that it refers to, by key, as it referred to each first.</param>
internal sealed record Pickle(object? Value, IReadOnlyDictionary<string, PickledStorage> Storages);
