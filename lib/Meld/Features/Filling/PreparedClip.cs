namespace Meld.Features.Filling;

/// <summary>A clip that is done but for the store.</summary>
/// <param name="Outcomes">What became of each step.</param>
/// <param name="Changes">What has to be written; null for nothing.</param>
internal readonly record struct PreparedClip(IReadOnlyList<StepOutcome> Outcomes, Action<FeatureWriter>? Changes);
