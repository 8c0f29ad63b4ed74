namespace Meld.Weights;

/// <summary>What the cache has of one name.</summary>
/// <param name="Name">What the weights are called.</param>
/// <param name="Path">Where they are, or would be.</param>
/// <param name="Bytes">Size of the file, or null where there is none.</param>
/// <param name="Source">Where they come from, or null for a file that the catalogue does not know.</param>
public sealed record CachedWeights(string Name, string Path, long? Bytes, PretrainedWeights? Source);
