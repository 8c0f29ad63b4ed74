namespace Meld.Bench;

/// <summary>What one way of fitting took, medians in seconds, and what it reached.</summary>
internal sealed record FitTimes(string Name, double Features, double Solver, double Objective);
