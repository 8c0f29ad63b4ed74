namespace Meld.Baselines;

/// <summary>Counts rows by label.</summary>
internal static class LabelCounts
{
    /// <exception cref="ArgumentOutOfRangeException">A label is not in 0 to <paramref name="labelCount"/> - 1.</exception>
    public static int[] Of(IReadOnlyList<int> labels, int labelCount)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(labelCount);
        var counts = new int[labelCount];
        foreach (var label in labels)
        {
            if ((uint)label >= labelCount) throw new ArgumentOutOfRangeException(nameof(labels), label, $"Not a label below {labelCount}.");
            counts[label]++;
        }
        return counts;
    }
}
