namespace Meld.Training;

/// <summary>How far a training is; raised after every step, every epoch and at the end.</summary>
/// <param name="Phase">Why it is raised.</param>
/// <param name="Seed">Which training, where several run side by side.</param>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">How many there will be at most.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="Steps">Steps of this epoch.</param>
/// <param name="Loss">Mean loss of this epoch so far.</param>
/// <param name="UtterancesPerSecond">Speed of the last seconds, 0 when unknown.</param>
/// <param name="Elapsed">Time since the training began or was resumed.</param>
/// <param name="Remaining">Time to the last epoch at this pace; null when unknown.</param>
/// <param name="LastScore">What the last evaluation on dev gave, from 0 to 1; null before the first.</param>
/// <param name="BestScore">The best so far; null before the first.</param>
/// <param name="BestEpoch">Where it was reached.</param>
public sealed record TrainingProgress(
    TrainingPhase Phase,
    int Seed,
    int Epoch,
    int Epochs,
    int Step,
    int Steps,
    double Loss,
    double UtterancesPerSecond,
    TimeSpan Elapsed,
    TimeSpan? Remaining,
    double? LastScore,
    double? BestScore,
    int? BestEpoch)
{
    /// <summary>The part of all epochs that is done, from 0 to 1.</summary>
    public double Fraction => Epochs == 0 ? 1 : Math.Clamp((Epoch - 1 + (Steps == 0 ? 1 : (double)Step / Steps)) / Epochs, 0, 1);
}
