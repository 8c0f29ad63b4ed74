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
}
