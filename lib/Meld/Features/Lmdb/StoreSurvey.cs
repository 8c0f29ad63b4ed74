using System.Buffers.Binary;
using Meld.Features.Records;

namespace Meld.Features.Lmdb;

/// <summary>Counts what a store holds.</summary>
internal static class StoreSurvey
{
    /// <summary>Counts everything.</summary>
    /// <param name="reading">The store at one moment.</param>
    /// <param name="info">The file's numbers.</param>
    /// <param name="directory">The store, for messages.</param>
    /// <exception cref="FeatureStoreException">The store is damaged.</exception>
    public static FeatureStoreStatistics Of(LmdbReading reading, LmdbInfo info, string directory)
    {
        Dictionary<string, StepStatistics> steps = [];
        var (files, clips) = (0L, 0L);
        using var cursor = reading.Walk();
        while (cursor.MoveNext())
        {
            switch (RecordKey.KindOf(cursor.Key))
            {
                case RecordKind.Feature:
                    var digest = Convert.ToHexStringLower(RecordKey.StepOf(cursor.Key));
                    steps[digest] = With(steps.GetValueOrDefault(digest) ?? new StepStatistics(StepOf(reading, cursor.Key), digest), cursor.Value);
                    break;
                case RecordKind.File:
                    files++;
                    break;
                case RecordKind.Clip:
                    clips++;
                    break;
                case RecordKind.About or RecordKind.Step:
                    break;
                default:
                    throw StoreErrors.Foreign(directory);
            }
        }
        var pageSize = reading.StatisticsOf(LmdbNative.MainTable).PageSize;
        return new FeatureStoreStatistics([.. steps.Values.OrderBy(step => step.Step?.Name, StringComparer.Ordinal).ThenBy(step => step.Step?.Version)])
        {
            Files = files,
            Clips = clips,
            FileBytes = pageSize * ((long)info.LastPage + 1),
            FreeBytes = pageSize * FreePages(reading),
        };
    }

    /// <summary>The identity of the step of a feature, or null where there is none that is sound.</summary>
    public static StepIdentity? StepOf(LmdbReading reading, ReadOnlySpan<byte> featureKey)
    {
        byte[] key = [(byte)RecordKind.Step, .. RecordKey.StepOf(featureKey)];
        return reading.TryGet(key, out var value) && RecordChecksum.Holds(key, value) ? StepRecord.Read(value) : null;
    }

    /// <summary>The pages that are free: each record of their table is a list of page numbers with its length before it.</summary>
    /// <param name="reading">The store at one moment.</param>
    /// <param name="before">Counts those that transactions before this one took away.</param>
    public static long FreePages(LmdbReading reading, ulong before = ulong.MaxValue)
    {
        var pages = 0L;
        using var cursor = reading.Walk(LmdbNative.FreeTable);
        while (cursor.MoveNext() && BinaryPrimitives.ReadUInt64LittleEndian(cursor.Key) < before)
        {
            pages += cursor.Value.Length < sizeof(long) ? 0 : BinaryPrimitives.ReadInt64LittleEndian(cursor.Value);
        }
        return pages;
    }

    // A value too long for a reason is a tensor: its pages need not be read for that.
    private static StepStatistics With(StepStatistics step, ReadOnlySpan<byte> value)
    {
        var state = value.Length > FeatureRecord.HeadSize + FeatureRecord.LongestReason ? FeatureState.Stored : FeatureRecord.StateOf(value);
        var counted = state switch
        {
            FeatureState.Stored => step with { Stored = step.Stored + 1 },
            FeatureState.Absent => step with { Absent = step.Absent + 1 },
            FeatureState.Bad => step with { Bad = step.Bad + 1 },
            _ => step with { Damaged = step.Damaged + 1 },
        };
        return counted with { Bytes = step.Bytes + value.Length };
    }
}
