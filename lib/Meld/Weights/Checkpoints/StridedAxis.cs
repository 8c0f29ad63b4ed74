namespace Meld.Weights.Checkpoints;

/// <summary>A dimension of a tensor that is copied into row-major order.</summary>
/// <param name="Size">Indices.</param>
/// <param name="Stride">Elements from one index to the next in the source.</param>
/// <param name="Step">The same in the copy.</param>
internal readonly record struct StridedAxis(long Size, long Stride, long Step);
