using Meld.Corpus;

namespace Meld.Tracking;

/// <summary>The files over the runs of several seeds, as names and what writes them.</summary>
internal static class SeedsContents
{
    /// <summary>The files, <see cref="RunFiles.Metrics"/> last.</summary>
    /// <param name="run">The seeds.</param>
    /// <param name="directory">Where the files will be; the test log there is continued.</param>
    /// <param name="time">The time for the test log.</param>
    public static IEnumerable<KeyValuePair<string, Action<Stream>>> Of(SeedsRecord run, string directory, DateTimeOffset time)
    {
        yield return RunContents.Text(RunFiles.Experiment, run.Experiment);
        yield return RunContents.Text(RunFiles.Labels, LabelsFile.Text(run.Ensemble));
        yield return RunContents.Text(RunFiles.Predictions, PredictionsFile.Text(run.Ensemble));
        yield return RunContents.Text(RunFiles.Report, SeedsReport.Full(run));
        yield return RunContents.Text(RunFiles.Card, SeedsCard.Text(run, RunContents.Version));
        yield return RunContents.Text(RunFiles.Cost, CostFile.Text(run.Cost));
        if (run.Ensemble.Has(Split.Test)) yield return RunContents.Text(RunFiles.TestLog, Log(run, directory, time));
        yield return RunContents.Text(RunFiles.Metrics, SeedsMetricsFile.Text(run, RunContents.Version));
    }

    private static string Log(SeedsRecord run, string directory, DateTimeOffset time)
    {
        var log = TestLog.In(directory);
        foreach (var (name, predictions) in run.Combined.Where(combined => combined.Key.StartsWith("ensemble", StringComparison.Ordinal)))
            log = TestLog.Append(log, time, $"{run.Title}, {name}", run.ExperimentHash, run.Corpus.DataHash, predictions.On(Split.Test));
        return log;
    }
}
