using Meld.Corpus;
using Meld.Tracking;

namespace Meld.Evaluation;

/// <summary>A head's scores by groups of utterances, beside those of a reference model.</summary>
/// <param name="Name">What the groups go by.</param>
/// <param name="Head">The head.</param>
/// <param name="Split">The split.</param>
/// <param name="Rows">The groups that have utterances, in the order of the grouping.</param>
/// <param name="All">All utterances together.</param>
public sealed record Breakdown(string Name, Head Head, Split Split, IReadOnlyList<BreakdownRow> Rows, BreakdownRow All)
{
    /// <summary>Divides the utterances of a split and scores every group.</summary>
    /// <param name="corpus">The corpus that the predictions are for.</param>
    /// <param name="predictions">A model's predictions.</param>
    /// <param name="head">The head scored.</param>
    /// <param name="grouping">How to divide.</param>
    /// <param name="reference">A reference model's predictions for the same utterances, or null.</param>
    /// <exception cref="ArgumentException">The corpus lacks an utterance, or the two models predict different ones.</exception>
    public static Breakdown Of(
        DialogueCorpus corpus, SplitPredictions predictions, Head head, Grouping grouping, SplitPredictions? reference = null)
    {
        if (reference is not null && !reference.Keys.SequenceEqual(predictions.Keys))
            throw new ArgumentException("The reference model predicts other utterances.", nameof(reference));
        var places = new UtterancePlaces(corpus, predictions.Split);
        var rows = Enumerable.Range(0, predictions.Keys.Count).ToLookup(row => places.In(predictions.Keys[row], grouping));
        return new Breakdown(
            grouping.Name,
            head,
            predictions.Split,
            [.. grouping.Groups.Select((group, index) => (group, Rows: rows[index].ToArray())).Where(entry => entry.Rows.Length > 0)
                .Select(entry => Row(entry.group, entry.Rows))],
            Row("all", [.. Enumerable.Range(0, predictions.Keys.Count)]));

        BreakdownRow Row(string group, int[] members) => new(
            group,
            members.Length,
            GroupScores.Of(predictions.Of(head), members),
            reference is null ? null : GroupScores.Of(reference.Of(head), members));
    }
}
