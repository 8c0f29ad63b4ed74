using System.Globalization;
using Meld.Baselines;
using Meld.Corpus;
using Meld.Tracking;
using Meld.Training;

namespace Meld.Display;

/// <summary>Why a linear baseline decided as it did.</summary>
public static class Explanations
{
    private const int TitleLength = 60;

    /// <summary>
    /// Takes the decision apart of which the model is surest, among those for another label than the commonest: what it says most often, it can say
    /// without a reason in the words.
    /// </summary>
    /// <param name="linear">A trained linear baseline.</param>
    /// <param name="split">Dev or test.</param>
    /// <param name="head">The head.</param>
    /// <param name="right">True for the surest right decision, false for the surest mistake.</param>
    public static Visual MostConfident(BaselineTraining linear, Split split, Head head, bool right)
    {
        var predictions = linear.On(split).Of(head);
        var commonest = linear.Corpus.LabelIndices(Split.Train, head).CountBy(label => label).MaxBy(pair => pair.Value).Key;
        int[] rows =
        [
            .. Enumerable.Range(0, predictions.Truth.Count)
                .Where(row => predictions.Predicted[row] != commonest && (predictions.Predicted[row] == predictions.Truth[row]) == right)
                .OrderByDescending(row => predictions.Probabilities[row].Max()),
        ];
        return rows.Length > 0
            ? Of(linear, split, head, rows[0])
            : new HtmlFragment($"<p>No {(right ? "right" : "wrong")} prediction on {split.Name()} for another label than the commonest.</p>");
    }

    /// <summary>What each term of one utterance adds to the logit of the label predicted for it.</summary>
    /// <param name="linear">A trained linear baseline.</param>
    /// <param name="split">Dev or test.</param>
    /// <param name="head">The head.</param>
    /// <param name="row">Place of the utterance in the split.</param>
    public static Chart Of(BaselineTraining linear, Split split, Head head, int row)
    {
        var predictions = linear.On(split).Of(head);
        var (predicted, text) = (predictions.Predicted[row], linear.Corpus.Utterances(split)[row].Text);
        var explanation = ((LinearBaseline)linear.Of(head).Model).Explain(text, predicted);
        return Charts.Contributions(
            Title(text, predictions, row),
            explanation.Terms.Select(term => (ScoreTables.Shown(term), term.Weight)),
            most: 16);
    }

    private static string Title(string text, HeadPredictions predictions, int row)
    {
        var (predicted, truth) = (predictions.Predicted[row], predictions.Truth[row]);
        var excerpt = text.Length <= TitleLength ? text : text[..TitleLength] + "…";
        var verdict = predicted == truth ? "rightly" : $"but it is {predictions.Labels[truth]}";
        var sure = predictions.Probabilities[row][predicted].ToString("0 %", CultureInfo.InvariantCulture);
        return $"“{excerpt}”: {predictions.Labels[predicted]} ({sure}), {verdict}";
    }
}
