namespace Meld.Features.Filling;

/// <summary>What a fill made of one step for one clip.</summary>
public enum StepResult
{
    /// <summary>The feature was computed and stored.</summary>
    Computed,

    /// <summary>It was stored before.</summary>
    Stored,

    /// <summary>The clip lacks the modality.</summary>
    Absent,

    /// <summary>The clip is not there, or may not be read.</summary>
    Missing,

    /// <summary>The clip cannot be decoded.</summary>
    Bad,
}
