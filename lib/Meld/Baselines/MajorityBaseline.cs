namespace Meld.Baselines;

/// <summary>Predicts the most frequent training label for everything, with certainty; of equally frequent ones the first.</summary>
public sealed class MajorityBaseline : IBaseline
{
    /// <summary>A fitted baseline from its parts.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="label"/> is not in 0 to <paramref name="labelCount"/> - 1.</exception>
    public MajorityBaseline(int label, int labelCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, labelCount);
        (Label, LabelCount) = (label, labelCount);
    }

    /// <summary>The label predicted.</summary>
    public int Label { get; }

    /// <inheritdoc/>
    public int LabelCount { get; }

    /// <summary>Counts the training labels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A label is not in 0 to <paramref name="labelCount"/> - 1.</exception>
    public static MajorityBaseline Fit(IReadOnlyList<int> labels, int labelCount)
    {
        var counts = LabelCounts.Of(labels, labelCount);
        return new MajorityBaseline(Array.IndexOf(counts, counts.Max()), labelCount);
    }

    /// <inheritdoc/>
    public double[][] Probabilities(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. texts.Select(_ => OneHot())];
    }

    private double[] OneHot()
    {
        var row = new double[LabelCount];
        row[Label] = 1;
        return row;
    }
}
