namespace Meld.Baselines;

/// <summary>Where a minimisation ended.</summary>
/// <param name="Point">The best point found, <c>[size]</c>.</param>
/// <param name="Value">The objective there.</param>
/// <param name="GradientMaximum">Largest magnitude of a partial derivative there.</param>
/// <param name="Steps">Every step taken, in order.</param>
/// <param name="Evaluations">Times the objective was computed.</param>
/// <param name="Converged">Whether the gradient tolerance was reached, rather than the most steps or the limit of the arithmetic.</param>
public sealed record LbfgsResult(double[] Point, double Value, double GradientMaximum, IReadOnlyList<LbfgsStep> Steps, int Evaluations, bool Converged);
