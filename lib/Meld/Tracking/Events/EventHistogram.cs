namespace Meld.Tracking.Events;

/// <summary>A histogram as TensorBoard has it.</summary>
/// <param name="Min">Least value.</param>
/// <param name="Max">Greatest value.</param>
/// <param name="Sum">Sum of the values.</param>
/// <param name="Squares">Sum of their squares.</param>
/// <param name="Limits">Upper ends of the buckets.</param>
/// <param name="Counts">How many values each bucket has.</param>
internal sealed record EventHistogram(double Min, double Max, double Sum, double Squares, double[] Limits, double[] Counts)
{
    /// <summary>Counts values into buckets of equal width, equal values into one; without a finite value there is one empty bucket.</summary>
    public static EventHistogram Of(ReadOnlySpan<float> values, int buckets)
    {
        var finite = new List<double>(values.Length);
        foreach (var value in values)
            if (float.IsFinite(value)) finite.Add(value);
        if (finite.Count == 0) return new EventHistogram(0, 0, 0, 0, [0], [0]);
        var (min, max) = (finite.Min(), finite.Max());
        if (min == max) buckets = 1;
        var width = (max - min) / buckets;
        var counts = new double[buckets];
        foreach (var value in finite) counts[min == max ? 0 : Math.Min((int)((value - min) / width), buckets - 1)]++;
        double[] limits = [.. Enumerable.Range(1, buckets - 1).Select(bucket => min + bucket * width), max];
        return new EventHistogram(min, max, finite.Sum(), finite.Sum(value => value * value), limits, counts);
    }

    /// <summary>Writes it as <c>HistogramProto</c>.</summary>
    public void Write(ProtobufWriter message)
    {
        message.Double(EventFields.HistogramMin, Min);
        message.Double(EventFields.HistogramMax, Max);
        message.Double(EventFields.HistogramCount, Counts.Sum());
        message.Double(EventFields.HistogramSum, Sum);
        message.Double(EventFields.HistogramSquares, Squares);
        message.Doubles(EventFields.BucketLimits, Limits);
        message.Doubles(EventFields.Buckets, Counts);
    }
}
