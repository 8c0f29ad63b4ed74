using System.Globalization;
using Meld.Corpus;

namespace Meld.Tracking;

/// <summary>
/// Writes <see cref="RunFiles.Predictions"/>: split, dialogue, utterance, then for each head the true label and the probability of each label.
/// </summary>
internal static class PredictionsFile
{
    /// <summary>The file's text.</summary>
    public static string Text(IReadOnlyList<SplitPredictions> splits) => CsvText.Of([Header(splits[0]), .. splits.SelectMany(Rows)]);

    private static string[] Header(SplitPredictions split) =>
    [
        "split", "dialogue", "utterance",
        .. split.Heads.SelectMany(IEnumerable<string> (head) => [head.Head.Name(), .. head.Labels.Select(label => $"{head.Head.Name()}_{label}")]),
    ];

    private static IEnumerable<string[]> Rows(SplitPredictions split) => split.Keys.Select((key, row) => (string[])
    [
        key.Split.Name(), Number(key.Dialogue), Number(key.Utterance),
        .. split.Heads.SelectMany(IEnumerable<string> (head) => [head.Labels[head.Truth[row]], .. head.Probabilities[row].Select(CsvText.Number)]),
    ]);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
