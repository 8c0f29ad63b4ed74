namespace Meld.Baselines;

/// <summary>
/// The last steps and gradient changes, and the quasi-Newton direction they imply (two-loop recursion: Nocedal and Wright, Numerical
/// Optimization, 2nd edition, algorithm 7.4). Vectors of a dropped pair are used again: at 2 MB each, fresh ones cost more than the arithmetic.
/// </summary>
internal sealed class LbfgsMemory
{
    private readonly int capacity;
    private readonly double[] scales;
    private readonly List<Pair> pairs = [];

    /// <param name="capacity">Number of pairs kept.</param>
    /// <param name="curvatures">About the second derivative by each variable; empty for 1.</param>
    public LbfgsMemory(int capacity, ReadOnlySpan<double> curvatures)
    {
        this.capacity = capacity;
        scales = curvatures.ToArray();
        for (var i = 0; i < scales.Length; i++) scales[i] = 1 / scales[i];
    }

    /// <summary>Takes in what a step of the point did to the gradient; drops the oldest pair when full.</summary>
    public void Add(ReadOnlySpan<double> from, ReadOnlySpan<double> to, ReadOnlySpan<double> gradientFrom, ReadOnlySpan<double> gradientTo)
    {
        var (step, change) = Vectors(from.Length);
        LaneMath.Subtract(to, from, step);
        LaneMath.Subtract(gradientTo, gradientFrom, change);
        var curvature = LaneMath.Dot(step, change);
        // The line search makes the curvature positive; at the limit of the arithmetic it may be lost, and the pair is useless.
        if (curvature > 0) pairs.Add(new Pair(step, change, curvature));
    }

    /// <summary>Minus the approximate inverse Hessian times <paramref name="gradient"/>.</summary>
    public void Direction(ReadOnlySpan<double> gradient, Span<double> direction)
    {
        gradient.CopyTo(direction);
        var shares = new double[pairs.Count];
        for (var i = pairs.Count - 1; i >= 0; i--)
        {
            shares[i] = LaneMath.Dot(pairs[i].Step, direction) / pairs[i].Curvature;
            LaneMath.AddScaled(direction, -shares[i], pairs[i].Change);
        }
        LaneMath.MultiplyBy(direction, scales);
        LaneMath.Scale(direction, InitialScale(gradient));
        for (var i = 0; i < pairs.Count; i++)
        {
            var back = LaneMath.Dot(pairs[i].Change, direction) / pairs[i].Curvature;
            LaneMath.AddScaled(direction, shares[i] - back, pairs[i].Step);
        }
        LaneMath.Scale(direction, -1);
    }

    private (double[] Step, double[] Change) Vectors(int size)
    {
        if (pairs.Count < capacity) return (new double[size], new double[size]);
        var oldest = pairs[0];
        pairs.RemoveAt(0);
        return (oldest.Step, oldest.Change);
    }

    /// <summary>
    /// Inverse curvature along the last step. Before any step: 1 where the curvatures are known, for that is Newton's step if they are right, and
    /// otherwise what makes the first step no longer than 1.
    /// </summary>
    private double InitialScale(ReadOnlySpan<double> gradient)
    {
        if (pairs.Count > 0) return pairs[^1].Curvature / LaneMath.Dot(pairs[^1].Change, pairs[^1].Change, scales);
        return scales.Length > 0 ? 1 : 1 / Math.Max(1, Math.Sqrt(LaneMath.Dot(gradient, gradient)));
    }

    private readonly record struct Pair(double[] Step, double[] Change, double Curvature);
}
