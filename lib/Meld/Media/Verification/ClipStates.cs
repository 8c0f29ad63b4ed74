namespace Meld.Media.Verification;

/// <summary>The states in the order of tables, and what they are called.</summary>
public static class ClipStates
{
    /// <summary>From best to worst, those that were not looked at last.</summary>
    public static IReadOnlyList<ClipState> All { get; } =
        [ClipState.Intact, ClipState.Flagged, ClipState.Partial, ClipState.Unusable, ClipState.Unchecked];

    /// <summary>The words of tables.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no state.</exception>
    public static string Words(this ClipState state) => state switch
    {
        ClipState.Unchecked => "not checked",
        ClipState.Intact => "intact",
        ClipState.Flagged => "with remarks",
        ClipState.Partial => "partly usable",
        ClipState.Unusable => "unusable",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };
}
