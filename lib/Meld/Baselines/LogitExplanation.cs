namespace Meld.Baselines;

/// <summary>Why one text got its logit for one label.</summary>
/// <param name="Bias">What every text starts with.</param>
/// <param name="Terms">What each known term of the text adds, largest magnitude first.</param>
/// <param name="Logit">Bias and terms together, up to rounding.</param>
public sealed record LogitExplanation(double Bias, IReadOnlyList<WeightedTerm> Terms, double Logit);
