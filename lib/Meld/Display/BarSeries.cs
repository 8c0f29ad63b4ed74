namespace Meld.Display;

/// <summary>One set of bars, a value for each category.</summary>
/// <param name="Name">What the legend calls it; empty for a single series.</param>
/// <param name="Values">A value for each category in their order; NaN where there is none.</param>
public sealed record BarSeries(string Name, IReadOnlyList<double> Values);
