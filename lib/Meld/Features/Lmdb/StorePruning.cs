using Meld.Features.Records;
using Meld.Storage;

namespace Meld.Features.Lmdb;

/// <summary>Takes away what nobody needs.</summary>
internal static class StorePruning
{
    // Records whose change fits into what a full store has in reserve.
    private const int FirstPart = 8;

    /// <inheritdoc cref="FeatureStore.Prune"/>
    /// <param name="lease">The store, open for writing unless it is a dry run.</param>
    /// <param name="features">The features that stay.</param>
    /// <param name="contents">The content hashes that stay remembered.</param>
    /// <param name="dryRun">Whether only to say what would be taken away.</param>
    public static FeaturePruning Run(StoreLease lease, IReadOnlySet<FeatureKey> features, IReadOnlySet<Digest> contents, bool dryRun)
    {
        if (!dryRun) lease.RequireWriting();
        List<StoreChange> changes = [];
        var plan = Plan(lease, features.Select(key => key.Feature).ToHashSet(), contents, changes);
        if (dryRun) return plan;
        Write(lease, changes);
        var compaction = changes.Count > 0 || SurveyOf(lease).FreeBytes > 0 ? lease.Compact() : FeatureCompaction.None;
        return plan with { Compaction = compaction, FileBytesAfter = SurveyOf(lease).FileBytes };
    }

    private static FeaturePruning Plan(StoreLease lease, HashSet<Digest> features, IReadOnlySet<Digest> contents, List<StoreChange> changes)
    {
        var bytes = SurveyOf(lease).FileBytes;
        Dictionary<string, PrunedStep> steps = [];
        var (files, clips) = (0L, 0L);
        using var reading = lease.Read();
        using var cursor = reading.Walk();
        while (cursor.MoveNext())
        {
            var key = cursor.Key;
            switch (RecordKey.KindOf(key))
            {
                case RecordKind.Feature:
                    var digest = Convert.ToHexStringLower(RecordKey.StepOf(key));
                    var step = steps.GetValueOrDefault(digest) ?? new PrunedStep(StoreSurvey.StepOf(reading, key), digest, 0, 0, 0);
                    var stays = features.Contains(RecordKey.FeatureOf(key));
                    steps[digest] = stays
                        ? step with { Kept = step.Kept + 1 }
                        : step with { Records = step.Records + 1, Bytes = step.Bytes + cursor.Value.Length };
                    if (!stays) changes.Add(new StoreChange(key.ToArray()));
                    break;
                case RecordKind.File when !(RecordChecksum.Holds(key, cursor.Value) && FileRecord.Read(cursor.Value) is var (_, hash) && contents.Contains(hash)):
                    changes.Add(new StoreChange(key.ToArray()));
                    files++;
                    break;
                case RecordKind.Clip when !(RecordChecksum.Holds(key, cursor.Value) && ClipRecord.Read(cursor.Value) is { } hash && contents.Contains(hash)):
                    changes.Add(new StoreChange(key.ToArray()));
                    clips++;
                    break;
                // Steps come after their features.
                case RecordKind.Step when steps.GetValueOrDefault(Convert.ToHexStringLower(RecordKey.StepOf(key))) is null or { Kept: 0 }:
                    changes.Add(new StoreChange(key.ToArray()));
                    break;
            }
        }
        return new FeaturePruning(
            [.. steps.Values.OrderBy(step => step.Step?.Name, StringComparer.Ordinal).ThenBy(step => step.Step?.Version)], files, clips, FeatureCompaction.None, bytes, bytes);
    }

    private static void Write(StoreLease lease, List<StoreChange> changes)
    {
        // On a full disk, what was taken away makes room to take away more.
        for (var (start, size) = (0, changes.Count); start < changes.Count;)
        {
            size = Math.Min(size, changes.Count - start);
            try
            {
                lease.Write(changes.GetRange(start, size));
                (start, size) = (start + size, 2 * size);
            }
            catch (FeatureStoreException error) when (error.Kind == FeatureStoreProblem.Full && size > 1)
            {
                size = size > FirstPart ? FirstPart : 1;
            }
        }
    }

    private static FeatureStoreStatistics SurveyOf(StoreLease lease)
    {
        using var reading = lease.Read();
        return StoreSurvey.Of(reading, lease.Info(), lease.File.Directory);
    }
}
