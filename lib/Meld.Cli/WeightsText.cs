using Meld.Weights;

namespace Meld.Cli;

/// <summary>What is said of weights in the cache.</summary>
internal static class WeightsText
{
    /// <summary>Whether they are there.</summary>
    public static string State(CachedWeights weights) => weights switch
    {
        { Problem: not null } => "damaged",
        { IsThere: true } => "fetched",
        _ => "not fetched",
    };

    /// <summary>How many of the files had the hash that is published for them.</summary>
    public static string Verified(CachedWeights weights) => weights switch
    {
        { Verified: 0 } => "unverified",
        _ when weights.Verified == weights.Files => "as published",
        _ => $"{weights.Verified} of {weights.Files} files",
    };

    /// <summary>The same in a sentence.</summary>
    public static string Trust(CachedWeights weights) => weights switch
    {
        { Verified: 0 } => "unverified (pinned: no hash is published)",
        _ when weights.Verified == weights.Files => "as published",
        _ => $"{weights.Verified} of {weights.Files} files as published, the others unverified (pinned: no hash is published)",
    };
}
