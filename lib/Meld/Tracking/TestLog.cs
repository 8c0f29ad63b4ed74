using System.Globalization;
using Meld.Corpus;

namespace Meld.Tracking;

/// <summary>
/// <see cref="RunFiles.TestLog"/>: one row for every evaluation on the test split, so that a reader sees how often test was looked at.
/// </summary>
internal static class TestLog
{
    /// <summary>The log that a run directory has so far; empty for a new run.</summary>
    public static string In(string directory)
    {
        var path = Path.Combine(directory, RunFiles.TestLog);
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    /// <summary>The log with one more row.</summary>
    /// <param name="log">The text so far.</param>
    /// <param name="time">When test was evaluated.</param>
    /// <param name="model">What was evaluated.</param>
    /// <param name="experimentHash">Hash of its experiment.</param>
    /// <param name="dataHash">Hash of the data.</param>
    /// <param name="test">Its predictions for test.</param>
    public static string Append(string log, DateTimeOffset time, string model, string experimentHash, string dataHash, SplitPredictions test)
    {
        string[] row =
        [
            time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), model, experimentHash, dataHash,
            .. Heads.All.SelectMany(head => Scores(test, head)),
        ];
        return log + CsvText.Of(log.Length == 0 ? [Header(), row] : [row]);
    }

    private static string[] Header() =>
    [
        "time", "model", "experiment_hash", "data_hash",
        .. Heads.All.SelectMany(IEnumerable<string> (head) => [$"{head.Name()}_accuracy", $"{head.Name()}_weighted_f1", $"{head.Name()}_macro_f1"]),
    ];

    // A model without a head leaves its columns empty.
    private static IEnumerable<string> Scores(SplitPredictions test, Head head)
    {
        if (test.Heads.All(entry => entry.Head != head)) return ["", "", ""];
        var report = test.Report(head);
        return [CsvText.Number(report.Accuracy), CsvText.Number(report.WeightedAverage.F1), CsvText.Number(report.MacroAverage.F1)];
    }
}
