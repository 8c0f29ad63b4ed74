using Meld.Corpus;

namespace Meld.Training;

/// <summary>What a head says of a batch.</summary>
/// <param name="Head">The head.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Truth">Index of the true label, <c>[utterances]</c>.</param>
/// <param name="Logits">Its logits, <c>[utterances, labels]</c>.</param>
/// <param name="Probabilities">Probability of each label, <c>[utterances, labels]</c>.</param>
/// <param name="Loss">Its loss, before its weight.</param>
public sealed record HeadInspection(
    Head Head, LabelSet Labels, IReadOnlyList<int> Truth, IReadOnlyList<double[]> Logits, IReadOnlyList<double[]> Probabilities, double Loss);
