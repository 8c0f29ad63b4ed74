using Meld.Corpus;
using Meld.Metrics;

namespace Meld.Tracking;

/// <summary>What one head says of every utterance of a split, beside the truth.</summary>
/// <param name="Head">The head.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Truth">Index of the true label, <c>[utterances]</c>.</param>
/// <param name="Probabilities">Probability of each label, <c>[utterances, labels]</c>.</param>
public sealed record HeadPredictions(Head Head, LabelSet Labels, IReadOnlyList<int> Truth, IReadOnlyList<double[]> Probabilities)
{
    /// <summary>Probability of each label, <c>[utterances, labels]</c>.</summary>
    public IReadOnlyList<double[]> Probabilities
    {
        get;
        init
        {
            field = value;
            Predicted = Predictions.MostProbable(value);
        }
    } = Probabilities;

    /// <summary>Index of the most probable label, <c>[utterances]</c>.</summary>
    public IReadOnlyList<int> Predicted { get; private init; } = Predictions.MostProbable(Probabilities);

    /// <summary>Scores of the predictions.</summary>
    public ClassificationReport Report() => ClassificationReport.From(Labels, Truth, Predicted);
}
