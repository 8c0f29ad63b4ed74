namespace Meld.Baselines;

/// <summary>The objective along a line: its value and derivative at one step length.</summary>
internal readonly record struct LineTrial(double Step, double Value, double Slope);
