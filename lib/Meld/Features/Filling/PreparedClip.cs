namespace Meld.Features.Filling;

/// <summary>A clip that is done but for the store and the encoders.</summary>
/// <param name="Outcomes">What became of each step.</param>
/// <param name="Changes">What has to be written; null for nothing.</param>
/// <param name="Inputs">What has to be encoded.</param>
internal readonly record struct PreparedClip(IReadOnlyList<StepOutcome> Outcomes, Action<FeatureWriter>? Changes, IReadOnlyList<PendingInput> Inputs)
{
    /// <summary>What the work for a clip's content came to.</summary>
    /// <param name="outcomes">What became of each step; of work on the same content for another clip, perhaps.</param>
    /// <param name="work">The work.</param>
    public static PreparedClip Of(IReadOnlyList<StepOutcome> outcomes, ContentWork work) =>
        new(outcomes, work.Changes.Count == 0 ? null : writer => work.Changes.ForEach(change => change(writer)), work.Inputs);
}
