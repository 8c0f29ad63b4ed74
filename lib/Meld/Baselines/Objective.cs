namespace Meld.Baselines;

/// <summary>A smooth function to minimise: returns its value at <paramref name="point"/> and overwrites <paramref name="gradient"/>.</summary>
/// <param name="point">Where, <c>[size]</c>.</param>
/// <param name="gradient">Receives the partial derivatives, <c>[size]</c>.</param>
public delegate double Objective(ReadOnlySpan<double> point, Span<double> gradient);
