using Meld.Corpus;

namespace Meld.Training;

/// <summary>How one head did in an epoch.</summary>
/// <param name="Head">The head.</param>
/// <param name="TrainLoss">Its loss over the epoch's training steps, before its weight: mean over utterances, while the weights changed.</param>
/// <param name="DevLoss">Its loss on dev after the epoch.</param>
/// <param name="Accuracy">Accuracy on dev.</param>
/// <param name="WeightedF1">Weighted F1 on dev.</param>
/// <param name="MacroF1">Macro F1 on dev.</param>
public sealed record HeadResult(Head Head, double TrainLoss, double DevLoss, double Accuracy, double WeightedF1, double MacroF1);
