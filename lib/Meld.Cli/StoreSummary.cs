using System.Globalization;
using Meld.Features;

namespace Meld.Cli;

/// <summary>What is said of a feature store.</summary>
internal static class StoreSummary
{
    private const double Megabyte = 1e6;

    /// <summary>What there is besides features, and how large the file is.</summary>
    public static string Rest(FeatureStoreStatistics store) => string.Create(
        CultureInfo.InvariantCulture,
        $"{store.Files:#,0} files and {store.Clips:#,0} utterances' clips known; ")
        + string.Create(CultureInfo.InvariantCulture, $"{store.FileBytes / Megabyte:#,0.0} MB, {store.FreeBytes / Megabyte:#,0.0} MB of it free");

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
}
