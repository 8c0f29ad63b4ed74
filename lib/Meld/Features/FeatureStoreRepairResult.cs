namespace Meld.Features;

/// <summary>What was done to a damaged store.</summary>
/// <param name="DamagedFile">Where the damaged data file is kept; may be deleted.</param>
/// <param name="Records">How many intact records the new data file has from it.</param>
/// <param name="Features">How many of them are features.</param>
/// <param name="Bytes">Bytes of their values.</param>
public sealed record FeatureStoreRepairResult(string DamagedFile, long Records, long Features, long Bytes);
