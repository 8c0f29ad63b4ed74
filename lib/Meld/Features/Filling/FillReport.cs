namespace Meld.Features.Filling;

/// <summary>What a fill made of a corpus.</summary>
/// <param name="Clips">How many clips its rows name.</param>
/// <param name="Steps">What became of each step.</param>
/// <param name="Skipped">The clips that a step lacks, in the order of the corpus.</param>
/// <param name="Time">How long it took.</param>
public sealed record FillReport(int Clips, IReadOnlyList<StepFill> Steps, IReadOnlyList<SkippedClip> Skipped, TimeSpan Time)
{
    /// <summary>Counts what became of each clip.</summary>
    internal static FillReport Of(
        IReadOnlyList<CorpusClip> clips, IReadOnlyList<IReadOnlyList<StepOutcome>> outcomes, IReadOnlyList<IClipStep> steps, TimeSpan time)
    {
        return new(
            clips.Count, [.. steps.Select((step, place) => Counted(step.Identity, place))],
            [.. clips.Zip(outcomes).SelectMany(pair => OfClip(pair.First, pair.Second, steps))], time);

        StepFill Counted(StepIdentity step, int place)
        {
            return new(
                step, Rows(StepResult.Computed), Rows(StepResult.Stored), Rows(StepResult.Absent), Rows(StepResult.Missing), Rows(StepResult.Bad),
                clips.Zip(outcomes).Where(pair => pair.Second[place].IsRepaired).Sum(pair => pair.First.Utterances));

            int Rows(StepResult result) => clips.Zip(outcomes).Where(pair => pair.Second[place].Result == result).Sum(pair => pair.First.Utterances);
        }
    }

    private static IEnumerable<SkippedClip> OfClip(CorpusClip clip, IReadOnlyList<StepOutcome> outcomes, IReadOnlyList<IClipStep> steps) =>
        outcomes.Zip(steps)
            .Where(pair => pair.First.IsSkipped)
            .GroupBy(pair => (pair.First.Result, Reason: pair.First.Reason!), pair => pair.Second.Identity.Name)
            .Select(group => new SkippedClip(clip.Key, clip.Path, group.Key.Result, group.Key.Reason, [.. group.Distinct()]));
}
