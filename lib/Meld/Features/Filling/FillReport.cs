namespace Meld.Features.Filling;

/// <summary>What a fill made of a corpus.</summary>
/// <param name="Clips">How many clips its rows name; none where no step reads them.</param>
/// <param name="Steps">What became of each step.</param>
/// <param name="Skipped">The clips that a step lacks, in the order of the corpus.</param>
/// <param name="Time">How long it took.</param>
public sealed record FillReport(int Clips, IReadOnlyList<StepFill> Steps, IReadOnlyList<SkippedClip> Skipped, TimeSpan Time)
{
    /// <summary>How many texts its rows say, equal ones once; none where no step reads them.</summary>
    public int Texts { get; init; }
}
