namespace Meld.Baselines;

/// <summary>When and how <see cref="Lbfgs"/> stops.</summary>
/// <param name="Memory">Number of past steps that shape the next one.</param>
/// <param name="MaxIterations">Most steps taken.</param>
/// <param name="GradientTolerance">Converged when no partial derivative is larger in magnitude.</param>
public sealed record LbfgsSettings(int Memory = 10, int MaxIterations = 1000, double GradientTolerance = 1e-4);
