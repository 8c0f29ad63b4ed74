namespace Meld.Features.Filling;

/// <summary>What a fill made of one step for one clip, and why there is no feature where there is none.</summary>
/// <param name="Result">What it made.</param>
/// <param name="Reason">Why there is none, in words without a full stop; null where there is one.</param>
internal readonly record struct StepOutcome(StepResult Result, string? Reason = null)
{
    /// <summary>True where an undamaged record should have been there and was not.</summary>
    public bool IsRepaired { get; init; }

    /// <summary>True where the clip is not there or cannot be decoded.</summary>
    public bool IsSkipped => Result is StepResult.Missing or StepResult.Bad;

    /// <summary>What a value that was just computed means.</summary>
    public static StepOutcome Of(FeatureValue value) => value.State switch
    {
        FeatureState.Stored => new(StepResult.Computed),
        FeatureState.Absent => new(StepResult.Absent, value.Reason),
        _ => new(StepResult.Bad, value.Reason),
    };
}
