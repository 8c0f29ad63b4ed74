using System.Text.Json;
using Meld.Corpus;
using Meld.Metrics;

namespace Meld.Tracking;

/// <summary>
/// Writes <see cref="RunFiles.Metrics"/>: scores by split and head, the floors in the same shape, and what identifies the run.
/// </summary>
internal static class MetricsFile
{
    /// <summary>The file's text.</summary>
    public static string Text(RunRecord run, string version) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("title", run.Title);
        json.WriteNumber("seed", run.Seed);
        json.WriteString("experiment_hash", run.ExperimentHash);
        json.WriteString("data_hash", run.Corpus.DataHash);
        json.WriteString("variant", run.Corpus.Variant.Name());
        json.WriteString("version", version);
        WriteSplits(json, run.Predictions);
        foreach (var (name, floor) in run.Floors)
        {
            json.WriteStartObject(name);
            WriteSplits(json, floor);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    });

    /// <summary>The scores of some predictions: an entry a split.</summary>
    internal static void WriteSplits(Utf8JsonWriter json, IReadOnlyList<SplitPredictions> splits)
    {
        foreach (var split in splits)
        {
            json.WriteStartObject(split.Split.Name());
            foreach (var head in split.Heads) WriteReport(json, head.Head.Name(), head.Report());
            json.WriteEndObject();
        }
    }

    private static void WriteReport(Utf8JsonWriter json, string head, ClassificationReport report)
    {
        json.WriteStartObject(head);
        json.WriteNumber("accuracy", report.Accuracy);
        json.WriteNumber("weighted_f1", report.WeightedAverage.F1);
        json.WriteNumber("macro_f1", report.MacroAverage.F1);
        json.WriteStartObject("classes");
        foreach (var (label, scores) in report.Labels.Zip(report.PerClass)) WriteScores(json, label, scores);
        json.WriteEndObject();
        WriteConfusion(json, report.Confusion);
        json.WriteEndObject();
    }

    private static void WriteScores(Utf8JsonWriter json, string label, ClassScores scores)
    {
        json.WriteStartObject(label);
        json.WriteNumber("precision", scores.Precision);
        json.WriteNumber("recall", scores.Recall);
        json.WriteNumber("f1", scores.F1);
        json.WriteNumber("support", scores.Support);
        json.WriteEndObject();
    }

    // Rows are true labels, columns predicted ones, both in the order of "labels".
    private static void WriteConfusion(Utf8JsonWriter json, ConfusionMatrix confusion)
    {
        json.WriteStartObject("confusion");
        json.WriteStartArray("labels");
        foreach (var label in confusion.Labels) json.WriteStringValue(label);
        json.WriteEndArray();
        json.WriteStartArray("counts");
        for (var truth = 0; truth < confusion.Labels.Count; truth++)
        {
            json.WriteStartArray();
            for (var predicted = 0; predicted < confusion.Labels.Count; predicted++) json.WriteNumberValue(confusion[truth, predicted]);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
