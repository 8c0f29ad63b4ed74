namespace Meld.Training;

/// <summary>Where a training stands when it reports.</summary>
public enum TrainingPhase
{
    /// <summary>Within an epoch, after a step.</summary>
    Step,

    /// <summary>After an epoch and its evaluation on dev.</summary>
    Epoch,

    /// <summary>At the end: all epochs are done, dev got no better for long enough, or it was stopped.</summary>
    Finished,
}
