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

    /// <summary>The largest difference of a probability to other predictions of the same utterances; infinite where these are of others.</summary>
    public double LargestDifference(SplitPredictions other)
    {
        if (!Keys.SequenceEqual(other.Keys) || !Heads.Select(head => head.Head).SequenceEqual(other.Heads.Select(head => head.Head))) return double.PositiveInfinity;
        var pairs = Heads.SelectMany(head => head.Probabilities.Zip(other.Of(head.Head).Probabilities)).SelectMany(rows => rows.First.Zip(rows.Second));
        return pairs.Select(pair => Math.Abs(pair.First - pair.Second)).DefaultIfEmpty(0).Max();
    }

    /// <summary>Scores of one head.</summary>
    public ClassificationReport Report(Head head) => Of(head).Report();
}
