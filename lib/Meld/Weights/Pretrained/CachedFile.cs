using Meld.Storage;

namespace Meld.Weights.Pretrained;

/// <summary>A file of a model in the cache, as it was when it was put there.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Source">The address or path that it is from.</param>
/// <param name="HashSource">Where the published hash is from that it was found to have; null where none is published, so that this one was pinned.</param>
public sealed record CachedFile(string Name, long Bytes, Digest Sha256, string Source, string? HashSource);
