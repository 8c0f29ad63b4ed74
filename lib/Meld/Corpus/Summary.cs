namespace Meld.Corpus;

/// <summary>Smallest, middle, mean and largest of some numbers; all 0 for none.</summary>
/// <param name="Minimum">The smallest.</param>
/// <param name="Median">The middle one, or the mean of the two middle ones.</param>
/// <param name="Mean">The arithmetic mean.</param>
/// <param name="Maximum">The largest.</param>
/// <param name="Total">The sum.</param>
public readonly record struct Summary(double Minimum, double Median, double Mean, double Maximum, double Total)
{
    /// <summary>Summarises numbers in any order.</summary>
    public static Summary Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0) return default;
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        var total = sorted.Sum();
        return new Summary(sorted[0], median, total / sorted.Length, sorted[^1], total);
    }
}
