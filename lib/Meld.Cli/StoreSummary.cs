using System.Globalization;
using Meld.Display;
using Meld.Features;

namespace Meld.Cli;

/// <summary>What is said of a feature store.</summary>
internal static class StoreSummary
{
    private const double Megabyte = 1e6;
    private const int DigestLetters = 8;

    /// <summary>A row for each step that the store has features of.</summary>
    public static Table Steps(FeatureStoreStatistics store) => Table.Of(
        ["feature", "step", "stored", "absent", "bad", "damaged", "MB"],
        store.Steps.Select(IReadOnlyList<object?> (step) =>
            [Name(step.Step), Short(step.Digest), step.Stored, step.Absent, step.Bad, step.Damaged, step.Bytes / Megabyte]))
        .WithFormat("stored", "#,0").WithFormat("absent", "#,0").WithFormat("bad", "#,0").WithFormat("damaged", "#,0").WithFormat("MB", "#,0.0")
        .WithCaption("in the store, by content");

    /// <summary>What each step is made with.</summary>
    public static IEnumerable<string> Settings(FeatureStoreStatistics store) =>
        store.Steps.Where(step => step.Step is not null).Select(step => $"{Short(step.Digest)}  {step.Step!.Settings}");

    /// <summary>What there is besides features, and how large the file is.</summary>
    public static string Rest(FeatureStoreStatistics store) => string.Create(
        CultureInfo.InvariantCulture,
        $"{store.Files:#,0} files and {store.Clips:#,0} utterances' clips known; ")
        + string.Create(CultureInfo.InvariantCulture, $"{store.FileBytes / Megabyte:#,0.0} MB, {store.FreeBytes / Megabyte:#,0.0} MB of it free");

    /// <summary>A row for each step of an experiment: what the store has of a corpus, in utterances.</summary>
    public static Table Coverage(IReadOnlyList<CorpusFeatures> features) => Table.Of(
        ["feature", "stored", "absent", "bad", "not there", "utterances"],
        features.Select(IReadOnlyList<object?> (step) =>
        {
            var counts = Enum.GetValues<FeatureState>().ToDictionary(state => state, step.Count);
            int Of(FeatureState state) => counts[state];
            return [Name(step.Step), Of(FeatureState.Stored), Of(FeatureState.Absent), Of(FeatureState.Bad), Of(FeatureState.Unknown), counts.Values.Sum()];
        }))
        .WithFormat("stored", "#,0").WithFormat("absent", "#,0").WithFormat("bad", "#,0").WithFormat("not there", "#,0").WithFormat("utterances", "#,0")
        .WithCaption("of the corpus, by utterance");

    /// <summary>A row for each step that something was taken away from, or would be.</summary>
    public static Table Pruned(FeaturePruning pruning) => Table.Of(
        ["feature", "step", "removed", "MB", "kept"],
        pruning.Steps.Select(IReadOnlyList<object?> (step) => [Name(step.Step), Short(step.Digest), step.Records, step.Bytes / Megabyte, step.Kept]))
        .WithFormat("removed", "#,0").WithFormat("MB", "#,0.0").WithFormat("kept", "#,0");

    /// <summary>What else went, or would, and what became of the file.</summary>
    public static string Outcome(FeaturePruning pruning, bool dryRun)
    {
        var culture = CultureInfo.InvariantCulture;
        var rest = string.Create(culture, $"what is known of {pruning.Files:#,0} files and {pruning.Clips:#,0} utterances' clips");
        if (dryRun) return $"would also remove {rest}; nothing was changed";
        var file = pruning.Compaction switch
        {
            FeatureCompaction.Done => string.Create(
                culture, $"the file has {pruning.FileBytesAfter / Megabyte:#,0.0} MB instead of {pruning.FileBytesBefore / Megabyte:#,0.0} MB"),
            FeatureCompaction.InUse => "the file keeps its size, since others have it open; what is stored next takes the room",
            FeatureCompaction.NoRoom => "the file keeps its size, since the disk has no room for a smaller copy; what is stored next takes the room",
            _ => "the file keeps its size",
        };
        return $"also removed {rest}; {file}";
    }

    /// <summary>What became of a damaged store.</summary>
    public static string Mended(string directory, FeatureStoreRepairResult repair) => string.Create(
        CultureInfo.InvariantCulture,
        $"the feature store {directory} was damaged: its {repair.Features:#,0} intact features were kept, the rest is computed anew, ")
        + $"and the damaged file is {repair.DamagedFile}";

    /// <summary>What a check found, in one line.</summary>
    public static string Verified(string directory, FeatureStoreReport report)
    {
        long Of(FeatureState state) => report.Features.TryGetValue(state, out var count) ? count : 0;
        var counts = FormattableString.Invariant(
            $"{Of(FeatureState.Stored):#,0} features, {Of(FeatureState.Absent):#,0} absent and {Of(FeatureState.Bad):#,0} bad clips");
        return string.Create(CultureInfo.InvariantCulture, $"{directory}: {(report.IsSound ? "sound" : "damaged")}; {counts}, {report.Bytes / Megabyte:#,0.0} MB");
    }

    private static string Name(StepIdentity? step) => step is null ? "(unknown)" : $"{step.Name} v{step.Version}";

    private static string Short(string digest) => digest[..Math.Min(DigestLetters, digest.Length)];
}
