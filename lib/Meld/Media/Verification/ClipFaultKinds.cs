namespace Meld.Media.Verification;

/// <summary>What kinds of faults are called, and what each leaves of a clip.</summary>
public static class ClipFaultKinds
{
    /// <summary>The words of tables.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no kind.</exception>
    public static string Words(this ClipFaultKind kind) => kind switch
    {
        ClipFaultKind.Missing => "missing",
        ClipFaultKind.Unreadable => "unreadable",
        ClipFaultKind.Truncated => "truncated",
        ClipFaultKind.Damaged => "damaged",
        ClipFaultKind.NoPicture => "no picture",
        ClipFaultKind.NoSound => "no sound",
        ClipFaultKind.NoSamples => "sound without samples",
        ClipFaultKind.Silent => "silent",
        ClipFaultKind.OneFrame => "one frame",
        ClipFaultKind.LongerThanItsTimes => "longer than its times",
        ClipFaultKind.ShorterThanItsTimes => "shorter than its times",
        ClipFaultKind.BeyondTheLimit => "beyond the limit",
        ClipFaultKind.Duplicate => "duplicate",
        ClipFaultKind.NearlySilent => "nearly silent",
        ClipFaultKind.Large => "large",
        ClipFaultKind.Changed => "changed",
        ClipFaultKind.Reported => "reported",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of fault."),
    };

    /// <summary>The best state that a clip with such a fault can be in.</summary>
    public static ClipState State(this ClipFaultKind kind) => kind switch
    {
        ClipFaultKind.Missing or ClipFaultKind.Unreadable => ClipState.Unusable,
        >= ClipFaultKind.Truncated and <= ClipFaultKind.OneFrame => ClipState.Partial,
        _ => ClipState.Flagged,
    };
}
