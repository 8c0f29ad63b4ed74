namespace Meld.Metrics;

/// <summary>
/// Adds in NumPy's order (loops_utils.h.src, "pairwise sum"), so that averages equal scikit-learn's to the last bit: fewer than 8 values
/// one by one, up to 128 in eight interleaved sums, more in halves.
/// </summary>
internal static class PairwiseSum
{
    private const int Lanes = 8;
    private const int Block = 128;

    public static double Of(ReadOnlySpan<double> values)
    {
        if (values.Length < Lanes) return OneByOne(0, values);
        if (values.Length <= Block) return Interleaved(values);
        var half = values.Length / 2;
        half -= half % Lanes;
        return Of(values[..half]) + Of(values[half..]);
    }

    private static double Interleaved(ReadOnlySpan<double> values)
    {
        Span<double> sums = stackalloc double[Lanes];
        var whole = values.Length - values.Length % Lanes;
        for (var i = 0; i < whole; i++) sums[i % Lanes] += values[i];
        var sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
        return OneByOne(sum, values[whole..]);
    }

    private static double OneByOne(double sum, ReadOnlySpan<double> values)
    {
        foreach (var value in values) sum += value;
        return sum;
    }
}
