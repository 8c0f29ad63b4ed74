using Meld.Corpus;
using Meld.Metrics;
using Meld.Tracking;

namespace Meld.Evaluation;

/// <summary>Two models beside one another in one head of one split.</summary>
/// <param name="Head">The head.</param>
/// <param name="First">The first model's scores.</param>
/// <param name="Second">The second model's scores.</param>
/// <param name="Differences">The differences in each of <see cref="Scores.All"/>, with interval and p-value.</param>
/// <param name="Agreement">On how many utterances they are right together.</param>
public sealed record HeadComparison(
    Head Head, ClassificationReport First, ClassificationReport Second, IReadOnlyList<ScoreDifference> Differences, Agreement Agreement)
{
    /// <summary>Compares the predictions of two models for the same utterances.</summary>
    /// <param name="first">One model's predictions.</param>
    /// <param name="second">Another's for the same utterances.</param>
    /// <param name="head">The head compared.</param>
    /// <param name="unit">What the bootstrap draws.</param>
    /// <param name="resamples">How often it draws.</param>
    /// <param name="seed">Decides every draw.</param>
    /// <exception cref="ArgumentException">They are predictions for different utterances, labels or truths, or for none.</exception>
    public static HeadComparison Of(
        SplitPredictions first,
        SplitPredictions second,
        Head head,
        ResampledUnit unit = ResampledUnit.Dialogue,
        int resamples = PairedBootstrap.UsualResamples,
        int seed = 1)
    {
        var (a, b) = (first.Of(head), second.Of(head));
        if (!first.Keys.SequenceEqual(second.Keys) || !a.Labels.SequenceEqual(b.Labels) || !a.Truth.SequenceEqual(b.Truth))
            throw new ArgumentException($"The models predict the {head.Name()} of different utterances or with different labels.", nameof(second));
        var units = first.Keys.Select((key, row) => unit == ResampledUnit.Dialogue ? key.Dialogue : row).ToList();
        return new HeadComparison(
            head,
            a.Report(),
            b.Report(),
            PairedBootstrap.Compare(a.Labels.Count, a.Truth, a.Predicted, b.Predicted, units, resamples, seed),
            Agreement.Of(a, b));
    }
}
