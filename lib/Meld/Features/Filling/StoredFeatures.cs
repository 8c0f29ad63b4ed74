namespace Meld.Features.Filling;

/// <summary>What a fill finds in the store. A damaged record counts as none.</summary>
internal static class StoredFeatures
{
    /// <summary>What is stored undamaged under a key; null where there is nothing such.</summary>
    /// <param name="known">The store.</param>
    /// <param name="key">The key.</param>
    /// <param name="isDamaged">True where there is a record, but a damaged one.</param>
    public static StepOutcome? Outcome(FeatureReader known, FeatureKey key, out bool isDamaged) => Read<StepOutcome?>(known, key, out isDamaged, state =>
    {
        if (state != FeatureState.Stored) return new(state == FeatureState.Absent ? StepResult.Absent : StepResult.Bad, known.ReasonOf(key));
        _ = known.TryGet(key, out _);
        return new(StepResult.Stored);
    });

    /// <summary>A copy of what is stored undamaged under a key; null where there is nothing such.</summary>
    public static FeatureValue? Value(FeatureReader known, FeatureKey key) => Read(known, key, out _, state => state switch
    {
        FeatureState.Stored => known.TryGet(key, out var tensor) ? FeatureValue.Of(tensor) : null,
        FeatureState.Absent => FeatureValue.Absent(known.ReasonOf(key) ?? ""),
        _ => FeatureValue.Bad(known.ReasonOf(key) ?? ""),
    });

    private static T? Read<T>(FeatureReader known, FeatureKey key, out bool isDamaged, Func<FeatureState, T?> read)
    {
        isDamaged = false;
        try
        {
            return known.StateOf(key) is var state and not FeatureState.Unknown ? read(state) : default;
        }
        catch (FeatureStoreException error) when (error.Kind == FeatureStoreProblem.Damaged)
        {
            isDamaged = true;
            return default;
        }
    }
}
