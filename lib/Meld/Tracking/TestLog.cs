using System.Globalization;
using Meld.Corpus;

namespace Meld.Tracking;

/// <summary>
/// <see cref="RunFiles.TestLog"/>: one row for every evaluation on the test split, so that a reader sees how often test was looked at.
/// </summary>
internal static class TestLog
{
    /// <summary>The log with one more row; <paramref name="log"/> is the text so far, empty for a new run.</summary>
    public static string Append(string log, RunRecord run, DateTimeOffset time)
    {
        IReadOnlyList<string>[] rows = log.Length == 0 ? [Header(), Row(run, time)] : [Row(run, time)];
        return log + CsvText.Of(rows);
    }

    private static string[] Header() =>
    [
        "time", "experiment_hash", "data_hash",
        .. Heads.All.SelectMany(IEnumerable<string> (head) => [$"{head.Name()}_accuracy", $"{head.Name()}_weighted_f1", $"{head.Name()}_macro_f1"]),
    ];

    private static string[] Row(RunRecord run, DateTimeOffset time) =>
    [
        time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), run.ExperimentHash, run.Corpus.DataHash,
        .. run.On(Split.Test).Heads.Select(head => head.Report()).SelectMany(IEnumerable<string> (report) =>
        [
            CsvText.Number(report.Accuracy), CsvText.Number(report.WeightedAverage.F1), CsvText.Number(report.MacroAverage.F1),
        ]),
    ];
}
