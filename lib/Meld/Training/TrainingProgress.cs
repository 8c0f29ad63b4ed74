namespace Meld.Training;

/// <summary>How far a training is.</summary>
/// <param name="Epoch">The current epoch, from 1.</param>
/// <param name="Epochs">Most epochs.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="Steps">Steps of an epoch.</param>
/// <param name="Loss">Mean over this epoch's utterances so far.</param>
/// <param name="UtterancesPerSecond">Utterances trained on a second, evaluations counted as waiting.</param>
/// <param name="Elapsed">Since this call began.</param>
/// <param name="Remaining">Until the last epoch's end at this speed; null before anything is known.</param>
/// <param name="BestScore">The monitored score of the best epoch.</param>
/// <param name="LastScore">The monitored score of the last epoch.</param>
public sealed record TrainingProgress(
    int Epoch, int Epochs, int Step, int Steps, double Loss, double UtterancesPerSecond, TimeSpan Elapsed, TimeSpan? Remaining, double? BestScore, double? LastScore);
