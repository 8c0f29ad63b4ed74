namespace Meld.Features.Filling;

/// <summary>What a fill made of the clips of a corpus.</summary>
/// <param name="Clips">How many there are.</param>
/// <param name="Steps">What became of each step, in the order in which they were given.</param>
/// <param name="Skipped">The clips that a step lacks, in the order of the corpus.</param>
internal sealed record FilledClips(int Clips, IReadOnlyList<StepFill> Steps, IReadOnlyList<SkippedClip> Skipped)
{
    /// <summary>Counts what became of each clip.</summary>
    public static FilledClips Of(
        IReadOnlyList<CorpusClip> clips, IReadOnlyList<IReadOnlyList<StepOutcome>> outcomes, ClipPlan plan, IReadOnlyList<PrecisionDifference?> differences)
    {
        var steps = plan.Places.Select(place =>
            StepFill.Of(plan.Steps[place].Identity, clips.Zip(outcomes, (clip, made) => (clip.Utterances, made[place]))) with { Difference = differences[place] });
        return new(clips.Count, [.. steps], [.. clips.Zip(outcomes).SelectMany(pair => OfClip(pair.First, pair.Second, plan))]);
    }

    private static IEnumerable<SkippedClip> OfClip(CorpusClip clip, IReadOnlyList<StepOutcome> outcomes, ClipPlan plan) => plan.Places
        .Where(place => outcomes[place].IsSkipped)
        .GroupBy(place => (outcomes[place].Result, Reason: outcomes[place].Reason!), place => plan.Steps[place].Identity.Name)
        .Select(group => new SkippedClip(clip.Key, clip.Path, group.Key.Result, group.Key.Reason, [.. group.Distinct()]));
}
