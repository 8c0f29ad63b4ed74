namespace Meld.Baselines;

/// <summary>
/// Limited-memory BFGS (Liu and Nocedal 1989) for smooth functions of many variables. One thread and a fixed order of additions: equal
/// input gives equal bits on any number of cores.
/// </summary>
public static class Lbfgs
{
    /// <summary>Minimises <paramref name="objective"/> from <paramref name="start"/>, which is left as it is.</summary>
    /// <param name="objective">What to minimise.</param>
    /// <param name="start">Where to begin, <c>[size]</c>.</param>
    /// <param name="settings">When to stop.</param>
    /// <param name="curvatures">
    /// About the second derivative by each variable, positive, <c>[size]</c>; empty where all are alike. Variables of unlike curvature then
    /// converge together, in a fraction of the steps.
    /// </param>
    /// <exception cref="ArgumentException">There are curvatures, but not one for each variable.</exception>
    public static LbfgsResult Minimize(
        Objective objective, ReadOnlySpan<double> start, LbfgsSettings settings, ReadOnlySpan<double> curvatures = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(settings);
        if (!curvatures.IsEmpty && curvatures.Length != start.Length)
            throw new ArgumentException($"{curvatures.Length} curvatures for {start.Length} variables.", nameof(curvatures));
        var (point, gradient, direction) = (start.ToArray(), new double[start.Length], new double[start.Length]);
        var value = objective(point, gradient);
        var search = new WolfeLineSearch(objective, start.Length);
        var memory = new LbfgsMemory(settings.Memory, curvatures);
        var steepest = LaneMath.MaxMagnitude(gradient);
        var steps = new List<LbfgsStep>();
        while (steps.Count < settings.MaxIterations && !(steepest <= settings.GradientTolerance))
        {
            memory.Direction(gradient, direction);
            if (!search.Search(point, value, LaneMath.Dot(gradient, direction), direction, out value)) break;
            memory.Add(point, search.Point, gradient, search.Gradient);
            search.Point.CopyTo(point, 0);
            search.Gradient.CopyTo(gradient, 0);
            steepest = LaneMath.MaxMagnitude(gradient);
            steps.Add(new LbfgsStep(value, steepest));
        }
        return new LbfgsResult(point, value, steepest, steps, search.Evaluations + 1, steepest <= settings.GradientTolerance);
    }
}
