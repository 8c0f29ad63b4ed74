using Meld.Corpus;
using Meld.Models;
using Meld.Training;

namespace Meld.Evaluation;

/// <summary>Which utterances of a dialogue a model judges otherwise when somebody says something else: how far its context reaches.</summary>
/// <param name="Dialogue">The dialogue.</param>
/// <param name="Place">Place of the changed utterance, counted from 0.</param>
/// <param name="Text">What is said there instead.</param>
/// <param name="Changes">Largest change of any label's probability, of either head, for each utterance.</param>
public sealed record ContextReach(Dialogue Dialogue, int Place, string Text, IReadOnlyList<double> Changes)
{
    /// <summary>Changes one utterance and compares what a model says of all of them.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="place">Place of the changed utterance, counted from 0.</param>
    /// <param name="text">What is said there instead.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dialogue has no such place.</exception>
    public static ContextReach Of(DialogueClassifier classifier, Dialogue dialogue, int place, string text)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, dialogue.Utterances.Count);
        Utterance[] utterances = [.. dialogue.Utterances];
        utterances[place] = utterances[place] with { Text = text };
        var before = Evaluator.Probabilities(classifier, [dialogue]);
        var after = Evaluator.Probabilities(classifier, [dialogue with { Utterances = utterances }]);
        return new ContextReach(
            dialogue, place, text, [.. utterances.Select((_, turn) => before.Keys.Max(head => Largest(before[head][turn], after[head][turn])))]);
    }

    private static double Largest(double[] before, double[] after) => before.Zip(after, (one, other) => Math.Abs(one - other)).Max();
}
