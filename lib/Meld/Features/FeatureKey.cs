using Meld.Storage;

namespace Meld.Features;

/// <summary>Names one feature: a step and the content it was computed from.</summary>
/// <param name="Step">The step's digest, over all of its <see cref="StepIdentity"/>; its first bytes begin the key in the store, so that a step's features lie together.</param>
/// <param name="Feature">SHA-256 over the content's hash and all of the step's identity.</param>
public readonly record struct FeatureKey(Digest Step, Digest Feature);
