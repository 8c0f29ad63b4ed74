namespace Meld.Features.Records;

/// <summary>Whether records are as this version writes them.</summary>
internal static class RecordCheck
{
    /// <summary>What is wrong with a record, as a clause about it, or null.</summary>
    public static string? FaultOf(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => RecordKey.KindOf(key) switch
    {
        null => "its key is none that a feature store has",
        _ when !RecordChecksum.Holds(key, value) => "its checksum does not hold",
        { } kind => IsSound(kind, value) ? null : "its checksum holds, but it is none that a feature store has",
    };

    private static bool IsSound(RecordKind kind, ReadOnlySpan<byte> value) => kind switch
    {
        RecordKind.About => AboutRecord.Read(value) is not null,
        RecordKind.Feature => FeatureRecord.IsSound(value),
        RecordKind.File => FileRecord.Read(value) is not null,
        RecordKind.Step => StepRecord.Read(value) is not null,
        _ => ClipRecord.Read(value) is not null,
    };
}
