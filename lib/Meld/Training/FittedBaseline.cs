using Meld.Baselines;
using Meld.Corpus;

namespace Meld.Training;

/// <summary>A baseline fitted for one head.</summary>
/// <param name="Head">The head.</param>
/// <param name="Labels">Its labels, in the order of the probabilities.</param>
/// <param name="Model">The fitted baseline.</param>
/// <param name="Solution">Where the solver ended; null for a baseline that is only counted.</param>
public sealed record FittedBaseline(Head Head, LabelSet Labels, IBaseline Model, LbfgsResult? Solution);
