namespace Meld.Training;

/// <summary>Where a training is. Which epoch, what is best and how long patience lasts follow from the history.</summary>
/// <param name="Step">Steps done in the current epoch.</param>
/// <param name="Loss">Running sums of the current epoch.</param>
/// <param name="History">The epochs that ended.</param>
internal sealed record TrainingPosition(int Step, EpochLoss Loss, IReadOnlyList<EpochResult> History);
