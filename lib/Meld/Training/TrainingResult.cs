namespace Meld.Training;

/// <summary>How a training went.</summary>
/// <param name="History">One entry an epoch.</param>
/// <param name="Best">The epoch whose weights the model has now; null where no epoch had a score that is a number.</param>
/// <param name="StoppedEarly">Whether patience ran out before the last epoch.</param>
public sealed record TrainingResult(IReadOnlyList<EpochResult> History, EpochResult? Best, bool StoppedEarly);
