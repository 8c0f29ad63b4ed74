using Meld.Corpus;
using Meld.Tracking;

namespace Meld.Training;

/// <summary>A model's predictions for a split, beside what its objective says of them.</summary>
/// <param name="Predictions">The predictions.</param>
/// <param name="Loss">The objective over the whole split.</param>
/// <param name="HeadLosses">The loss of each head, before its weight.</param>
public sealed record SplitEvaluation(SplitPredictions Predictions, double Loss, IReadOnlyDictionary<Head, double> HeadLosses);
