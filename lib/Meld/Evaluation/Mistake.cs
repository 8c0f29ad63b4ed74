using Meld.Corpus;

namespace Meld.Evaluation;

/// <summary>An utterance predicted as what it is not.</summary>
/// <param name="Dialogue">Its dialogue.</param>
/// <param name="Place">Its place there, counted from 0.</param>
/// <param name="Truth">The true label.</param>
/// <param name="Predicted">The predicted label.</param>
/// <param name="Probability">The probability of the predicted label.</param>
/// <param name="TruthProbability">The probability that was left for the true label.</param>
public sealed record Mistake(Dialogue Dialogue, int Place, string Truth, string Predicted, double Probability, double TruthProbability)
{
    /// <summary>The utterance.</summary>
    public Utterance Utterance => Dialogue.Utterances[Place];
}
