namespace Meld.Metrics;

/// <summary>What several runs' scores have in common, and how far they are apart.</summary>
public static class Spread
{
    /// <summary>The mean.</summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static double Mean(IReadOnlyList<double> values) =>
        values.Count > 0 ? PairwiseSum.Of([.. values]) / values.Count : throw new ArgumentException("There is no value to take the mean of.", nameof(values));

    /// <summary>The sample standard deviation (n - 1 under the root); 0 for a single value, whose spread is not known.</summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static double Deviation(IReadOnlyList<double> values)
    {
        var mean = Mean(values);
        return values.Count == 1 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }
}
