namespace Meld.Features.Filling;

/// <summary>Measures what a lower precision does to features.</summary>
internal sealed class PrecisionMeter
{
    private double largest, sum, magnitude;
    private double leastCosine = 1;
    private long values;

    /// <summary>How many features were compared.</summary>
    public int Inputs { get; private set; }

    /// <summary>Compares two features of one input.</summary>
    /// <param name="single">In single precision.</param>
    /// <param name="lower">In the lower one.</param>
    public void Add(FeatureValue single, FeatureValue lower)
    {
        var one = single.Values<float>();
        var other = lower.Values<float>();
        var (dot, square, otherSquare) = (0.0, 0.0, 0.0);
        for (var i = 0; i < one.Length; i++)
        {
            var difference = Math.Abs((double)one[i] - other[i]);
            (largest, sum, magnitude) = (Math.Max(largest, difference), sum + difference, magnitude + Math.Abs((double)one[i]));
            (dot, square, otherSquare) = (dot + ((double)one[i] * other[i]), square + ((double)one[i] * one[i]), otherSquare + ((double)other[i] * other[i]));
        }
        if (square > 0 && otherSquare > 0) leastCosine = Math.Min(leastCosine, dot / Math.Sqrt(square * otherSquare));
        (values, Inputs) = (values + one.Length, Inputs + 1);
    }

    /// <summary>What was found; null where nothing was compared.</summary>
    public PrecisionDifference? Difference =>
        Inputs == 0 ? null : new(Inputs, largest, sum / Math.Max(1, values), magnitude / Math.Max(1, values), leastCosine);
}
