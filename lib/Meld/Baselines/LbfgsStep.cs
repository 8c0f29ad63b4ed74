namespace Meld.Baselines;

/// <summary>Where one step of a minimisation led.</summary>
/// <param name="Value">The objective there.</param>
/// <param name="GradientMaximum">Largest magnitude of a partial derivative there.</param>
public readonly record struct LbfgsStep(double Value, double GradientMaximum);
