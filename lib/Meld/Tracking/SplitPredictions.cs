using Meld.Corpus;
using Meld.Metrics;

namespace Meld.Tracking;

/// <summary>What every head says of the utterances of one split.</summary>
/// <param name="Split">The split.</param>
/// <param name="Keys">The utterances, in corpus order.</param>
/// <param name="Heads">One entry a head, in the order of <see cref="Meld.Corpus.Heads.All"/>.</param>
public sealed record SplitPredictions(Split Split, IReadOnlyList<UtteranceKey> Keys, IReadOnlyList<HeadPredictions> Heads)
{
    /// <summary>The entry of one head.</summary>
    public HeadPredictions Of(Head head) => Heads.Single(entry => entry.Head == head);

    /// <summary>The predicted label of every utterance.</summary>
    public IReadOnlyDictionary<UtteranceKey, string> Labels(Head head)
    {
        var predictions = Of(head);
        return Keys.Zip(predictions.Predicted).ToDictionary(pair => pair.First, pair => predictions.Labels[pair.Second]);
    }

    /// <summary>Scores of one head.</summary>
    public ClassificationReport Report(Head head) => Of(head).Report();
}
