using System.Text;
using Meld.Corpus;

namespace Meld.Tracking;

/// <summary>The files of a run, as names and what writes them.</summary>
internal static class RunContents
{
    /// <summary>The version that runs are written with.</summary>
    public static string Version => typeof(RunContents).Assembly.GetName().Version!.ToString(3);

    /// <summary>The files of a run, <see cref="RunFiles.Metrics"/> last.</summary>
    /// <param name="run">The run.</param>
    /// <param name="directory">Where it will be; the test log there is continued.</param>
    /// <param name="time">The time for the test log.</param>
    public static IEnumerable<KeyValuePair<string, Action<Stream>>> Of(RunRecord run, string directory, DateTimeOffset time)
    {
        yield return Text(RunFiles.Experiment, run.Experiment);
        yield return Text(RunFiles.Labels, LabelsFile.Text(run.Predictions));
        yield return KeyValuePair.Create<string, Action<Stream>>(RunFiles.Model, run.Model.Write);
        yield return Text(RunFiles.History, CsvText.Of([run.History.Columns, .. run.History.Rows]));
        yield return Text(RunFiles.Predictions, PredictionsFile.Text(run.Predictions));
        yield return Text(RunFiles.Report, RunReport.Full(run));
        yield return Text(RunFiles.Card, ModelCard.Text(run, Version));
        yield return Text(RunFiles.Cost, CostFile.Text(run.Cost));
        var log = TestLog.In(directory);
        if (run.Predictions.Has(Split.Test)) log = TestLog.Append(log, time, run.Title, run.ExperimentHash, run.Corpus.DataHash, run.On(Split.Test));
        if (log.Length > 0) yield return Text(RunFiles.TestLog, log);
        yield return Text(RunFiles.Metrics, MetricsFile.Text(run, Version));
    }

    /// <summary>A file with a text in UTF-8.</summary>
    public static KeyValuePair<string, Action<Stream>> Text(string name, string text) =>
        KeyValuePair.Create<string, Action<Stream>>(name, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
