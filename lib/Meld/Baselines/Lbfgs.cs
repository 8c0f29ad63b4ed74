namespace Meld.Baselines;

/// <summary>
/// Limited-memory BFGS (Liu and Nocedal 1989) for smooth functions of many variables. One thread and a fixed order of additions: equal
/// input gives equal bits on any number of cores.
/// </summary>
public static class Lbfgs
{
    /// <summary>Minimises <paramref name="objective"/> from <paramref name="start"/>, which is left as it is.</summary>
    public static LbfgsResult Minimize(Objective objective, ReadOnlySpan<double> start, LbfgsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(settings);
        var (point, gradient) = (start.ToArray(), new double[start.Length]);
        var value = objective(point, gradient);
        var search = new WolfeLineSearch(objective, start.Length);
        var memory = new LbfgsMemory(settings.Memory);
        var iterations = 0;
        while (iterations < settings.MaxIterations && !IsFlat(gradient, settings))
        {
            var direction = memory.Direction(gradient);
            if (!search.Search(point, value, LaneMath.Dot(gradient, direction), direction, out var found)) break;
            memory.Add(Difference(search.Point, point), Difference(search.Gradient, gradient));
            search.Point.CopyTo(point, 0);
            search.Gradient.CopyTo(gradient, 0);
            value = found;
            iterations++;
        }
        return new LbfgsResult(point, value, LaneMath.MaxMagnitude(gradient), iterations, search.Evaluations + 1, IsFlat(gradient, settings));
    }

    private static bool IsFlat(double[] gradient, LbfgsSettings settings) => LaneMath.MaxMagnitude(gradient) <= settings.GradientTolerance;

    private static double[] Difference(double[] left, double[] right)
    {
        var difference = (double[])left.Clone();
        LaneMath.AddScaled(difference, -1, right);
        return difference;
    }
}
