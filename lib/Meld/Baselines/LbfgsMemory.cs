namespace Meld.Baselines;

/// <summary>
/// The last steps and gradient changes, and the quasi-Newton direction they imply (two-loop recursion: Nocedal and Wright, Numerical
/// Optimization, 2nd edition, algorithm 7.4).
/// </summary>
internal sealed class LbfgsMemory(int capacity)
{
    private readonly List<(double[] Step, double[] Change, double Curvature)> pairs = [];

    /// <summary>Takes in what a step of the point did to the gradient; drops the oldest pair when full.</summary>
    public void Add(double[] step, double[] change)
    {
        var curvature = LaneMath.Dot(step, change);
        // The line search makes the curvature positive; at the limit of the arithmetic it may be lost, and the pair is useless.
        if (!(curvature > 0)) return;
        if (pairs.Count == capacity) pairs.RemoveAt(0);
        pairs.Add((step, change, curvature));
    }

    /// <summary>Minus the approximate inverse Hessian times <paramref name="gradient"/>.</summary>
    public double[] Direction(ReadOnlySpan<double> gradient)
    {
        var direction = gradient.ToArray();
        var shares = new double[pairs.Count];
        for (var i = pairs.Count - 1; i >= 0; i--)
        {
            shares[i] = LaneMath.Dot(pairs[i].Step, direction) / pairs[i].Curvature;
            LaneMath.AddScaled(direction, -shares[i], pairs[i].Change);
        }
        LaneMath.Scale(direction, InitialScale(gradient));
        for (var i = 0; i < pairs.Count; i++)
        {
            var back = LaneMath.Dot(pairs[i].Change, direction) / pairs[i].Curvature;
            LaneMath.AddScaled(direction, shares[i] - back, pairs[i].Step);
        }
        LaneMath.Scale(direction, -1);
        return direction;
    }

    /// <summary>Curvature along the last step, or, before any step, a first step of length 1 at most.</summary>
    private double InitialScale(ReadOnlySpan<double> gradient)
    {
        if (pairs.Count == 0) return 1 / Math.Max(1, Math.Sqrt(LaneMath.Dot(gradient, gradient)));
        var (_, change, curvature) = pairs[^1];
        return curvature / LaneMath.Dot(change, change);
    }
}
