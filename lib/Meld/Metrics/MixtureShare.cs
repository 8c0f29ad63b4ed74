namespace Meld.Metrics;

/// <summary>How much of a mixture of two models is the first.</summary>
/// <param name="Share">The first model's share, from 0 (only the second) to 1 (only the first).</param>
/// <param name="WeightedF1">The mixture's weighted F1 on the rows it was chosen on.</param>
public readonly record struct MixtureShare(double Share, double WeightedF1);
