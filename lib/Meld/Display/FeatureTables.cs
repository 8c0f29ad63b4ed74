using System.Globalization;
using Meld.Corpus;
using Meld.Features;
using Meld.Features.Filling;

namespace Meld.Display;

/// <summary>Tables of what a feature store holds and of what became of it.</summary>
public static class FeatureTables
{
    private const double Megabyte = 1e6;
    private const int DigestLetters = 8;

    /// <summary>A row for each step of a fill; the numbers of each are those of all utterances.</summary>
    public static Table Fill(FillReport report) => Counted(
        ["feature", "computed", "stored before", "absent", "missing", "bad", "utterances"],
        report.Steps.Select(IReadOnlyList<object?> (step) =>
            [step.Step.Name, step.Computed, step.Stored, step.Absent, step.Missing, step.Bad, step.Utterances]));

    /// <summary>A row for each encoder that computed features in less than single precision: how far these lie from single precision's; null where there is none.</summary>
    public static Table? Precision(FillReport report)
    {
        List<(StepIdentity Step, PrecisionDifference Difference)> measured =
            [.. report.Steps.Where(step => step.Difference is not null).Select(step => (step.Step, step.Difference!))];
        if (measured.Count == 0) return null;
        return Table.Of(
                ["feature", "precision", "inputs", "largest difference", "mean difference", "mean value", "least cosine"],
                measured.Select(IReadOnlyList<object?> (one) =>
                [
                    one.Step.Name, one.Step.Precision, one.Difference.Inputs, one.Difference.Largest, one.Difference.Mean, one.Difference.Magnitude,
                    one.Difference.LeastCosine,
                ]))
            .WithFormat("largest difference", "0.0000").WithFormat("mean difference", "0.00000").WithFormat("mean value", "0.0000").WithFormat("least cosine", "0.000000")
            .WithCaption("beside single precision");
    }

    /// <summary>A row for each fill: what it computed, what was there before, and how long it took.</summary>
    /// <param name="fills">The fills with their names.</param>
    public static Table Fills(params IReadOnlyList<(string Name, FillReport Report)> fills) => Counted(
            ["fill", "computed", "stored before", "seconds", "clips a second"],
            fills.Select(IReadOnlyList<object?> (fill) =>
            [
                fill.Name,
                fill.Report.Steps.Sum(step => step.Computed),
                fill.Report.Steps.Sum(step => step.Stored),
                fill.Report.Time.TotalSeconds,
                fill.Report.Clips / Math.Max(fill.Report.Time.TotalSeconds, double.Epsilon),
            ]))
        .WithFormat("seconds", "#,0.00");

    /// <summary>A row for each step that a store has features of.</summary>
    public static Table Store(FeatureStoreStatistics store) => Counted(
            ["feature", "step", "stored", "absent", "bad", "damaged", "MB"],
            store.Steps.Select(IReadOnlyList<object?> (step) =>
                [Name(step.Step), Short(step.Digest), step.Stored, step.Absent, step.Bad, step.Damaged, step.Bytes / Megabyte]))
        .WithCaption("in the store, by content");

    /// <summary>What each step of a store is made with, a line each: the first letters of its digest, and its settings.</summary>
    public static IEnumerable<string> Settings(FeatureStoreStatistics store) =>
        store.Steps.Where(step => step.Step is not null).Select(step => $"{Short(step.Digest)}  {step.Step!.Settings}{Computing(step.Step)}");

    /// <summary>A row for each step: what the store has of a corpus, in utterances.</summary>
    public static Table Coverage(params IReadOnlyList<CorpusFeatures> features) => Counted(
            ["feature", "stored", "absent", "bad", "not there", "utterances"],
            features.Select(IReadOnlyList<object?> (step) =>
            {
                var counts = Enum.GetValues<FeatureState>().ToDictionary(state => state, step.Count);
                return
                [
                    Name(step.Step), counts[FeatureState.Stored], counts[FeatureState.Absent], counts[FeatureState.Bad], counts[FeatureState.Unknown],
                    counts.Values.Sum(),
                ];
            }))
        .WithCaption("of the corpus, by utterance");

    /// <summary>A row for each utterance: the type, shape and size of its feature, or why it has none.</summary>
    /// <param name="features">The features.</param>
    /// <param name="reader">The store.</param>
    /// <param name="utterances">Whose.</param>
    /// <exception cref="FeatureStoreException">A record is damaged.</exception>
    public static Table Tensors(CorpusFeatures features, FeatureReader reader, params IReadOnlyList<Utterance> utterances) => Counted(
        ["utterance", "type", "shape", "bytes", "why there is none"],
        utterances.Select(IReadOnlyList<object?> (utterance) => features.TryGet(reader, utterance, out var tensor)
            ? [utterance.Key.ToString(), tensor.Type.ToString(), $"[{string.Join(", ", tensor.Shape.ToArray())}]", tensor.Bytes.Length, ""]
            : [utterance.Key.ToString(), "", "", null, features.ReasonOf(utterance) ?? ""]));

    /// <summary>A row for each step that something was taken away from, or would be.</summary>
    public static Table Pruned(FeaturePruning pruning) => Counted(
        ["feature", "step", "removed", "MB", "kept"],
        pruning.Steps.Select(IReadOnlyList<object?> (step) => [Name(step.Step), Short(step.Digest), step.Records, step.Bytes / Megabyte, step.Kept]));

    private static Table Counted(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows) =>
        columns.Aggregate(Table.Of(columns, rows), (table, column) => table.WithFormat(column, column == "MB" ? "#,0.0" : "#,0"));

    private static string Name(StepIdentity? step) => step is null ? "(unknown)" : $"{step.Name} v{step.Version.ToString(CultureInfo.InvariantCulture)}";

    private static string Computing(StepIdentity step) => step.WeightsHash.Length == 0 ? "" : $" weights={Short(step.WeightsHash)} precision={step.Precision}";

    private static string Short(string digest) => digest[..Math.Min(DigestLetters, digest.Length)];
}
