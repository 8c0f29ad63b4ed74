using Meld.Corpus;
using Meld.Tracking;

namespace Meld.Evaluation;

/// <summary>Finds mistakes worth reading.</summary>
public static class Mistakes
{
    /// <summary>The mistakes of which a model was surest, the surest first; of equally sure ones that with less left for the truth.</summary>
    /// <param name="corpus">The corpus that the predictions are for.</param>
    /// <param name="predictions">A model's predictions.</param>
    /// <param name="head">The head.</param>
    /// <param name="count">How many at most.</param>
    /// <exception cref="ArgumentException">The corpus lacks an utterance.</exception>
    public static IReadOnlyList<Mistake> Worst(DialogueCorpus corpus, SplitPredictions predictions, Head head, int count)
    {
        var places = new UtterancePlaces(corpus, predictions.Split);
        var own = predictions.Of(head);
        return
        [
            .. Enumerable.Range(0, predictions.Keys.Count)
                .Where(row => own.Predicted[row] != own.Truth[row])
                .Select(row => Mistake(places[predictions.Keys[row]], own, row))
                .OrderByDescending(mistake => mistake.Probability)
                .ThenBy(mistake => mistake.TruthProbability)
                .Take(count),
        ];
    }

    private static Mistake Mistake((Dialogue Dialogue, int Place) place, HeadPredictions own, int row)
    {
        var (truth, predicted) = (own.Truth[row], own.Predicted[row]);
        var probabilities = own.Probabilities[row];
        return new Mistake(
            place.Dialogue, place.Place, own.Labels[truth], own.Labels[predicted], probabilities[predicted], probabilities[truth]);
    }
}
