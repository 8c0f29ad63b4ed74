using Meld.Corpus;

namespace Meld.Training;

/// <summary>How an epoch went: a row of the history.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="GlobalStep">Steps since the training's start.</param>
/// <param name="LearningRate">The default rate of the epoch's last step.</param>
/// <param name="TrainLoss">The objective over the epoch's training steps: mean over utterances, while the weights changed.</param>
/// <param name="DevLoss">The objective on dev after the epoch.</param>
/// <param name="Heads">Losses and scores by head.</param>
/// <param name="IsBest">Whether the monitored score was the best so far.</param>
public sealed record EpochResult(
    int Epoch, long GlobalStep, double LearningRate, double TrainLoss, double DevLoss, IReadOnlyList<HeadResult> Heads, bool IsBest)
{
    /// <summary>Losses and scores of one head.</summary>
    public HeadResult Of(Head head) => Heads.Single(result => result.Head == head);
}
