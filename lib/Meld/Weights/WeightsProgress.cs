namespace Meld.Weights;

/// <summary>How far fetching is.</summary>
/// <param name="Step">What is being done, such as <c>converting glove</c>.</param>
/// <param name="Share">The part of the step that is done, 0 to 1, or null where nobody knows.</param>
public readonly record struct WeightsProgress(string Step, double? Share);
