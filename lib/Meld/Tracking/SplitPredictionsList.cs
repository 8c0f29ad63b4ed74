using Meld.Corpus;

namespace Meld.Tracking;

/// <summary>Predictions for several splits.</summary>
public static class SplitPredictionsList
{
    /// <summary>Those for one split.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public static SplitPredictions On(this IReadOnlyList<SplitPredictions> predictions, Split split) => predictions.Single(entry => entry.Split == split);

    /// <summary>True when there are any for a split.</summary>
    public static bool Has(this IReadOnlyList<SplitPredictions> predictions, Split split) => predictions.Any(entry => entry.Split == split);
}
