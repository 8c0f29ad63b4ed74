namespace Meld.Features.Filling;

/// <summary>
/// What a fill made of one step, counted in utterances: <see cref="Computed"/>, <see cref="Stored"/>, <see cref="Absent"/>, <see cref="Missing"/> and
/// <see cref="Bad"/> are all of them.
/// </summary>
/// <param name="Step">The step.</param>
/// <param name="Computed">Computed and stored now.</param>
/// <param name="Stored">Stored before.</param>
/// <param name="Absent">The clip lacks the modality.</param>
/// <param name="Missing">The clip is not there, or may not be read.</param>
/// <param name="Bad">The clip cannot be decoded.</param>
/// <param name="Repaired">Of those, how many records were there but damaged.</param>
public sealed record StepFill(StepIdentity Step, int Computed, int Stored, int Absent, int Missing, int Bad, int Repaired)
{
    /// <summary>All utterances.</summary>
    public int Utterances => Computed + Stored + Absent + Missing + Bad;

    /// <summary>What an encoder's precision did to its features; null where it computed none, or in single precision.</summary>
    public PrecisionDifference? Difference { get; init; }

    /// <summary>Counts what became of clips or texts.</summary>
    /// <param name="step">The step.</param>
    /// <param name="outcomes">How many utterances each clip or text stands for, and what became of it.</param>
    internal static StepFill Of(StepIdentity step, IEnumerable<(int Utterances, StepOutcome Outcome)> outcomes)
    {
        var all = outcomes.ToList();
        return new(
            step, Rows(StepResult.Computed), Rows(StepResult.Stored), Rows(StepResult.Absent), Rows(StepResult.Missing), Rows(StepResult.Bad),
            all.Where(one => one.Outcome.IsRepaired).Sum(one => one.Utterances));

        int Rows(StepResult result) => all.Where(one => one.Outcome.Result == result).Sum(one => one.Utterances);
    }
}
