namespace Meld.Tracking;

/// <summary>What a run took and where: all that may differ between equal runs.</summary>
/// <param name="Started">When it began.</param>
/// <param name="Seconds">Seconds by phase, in the order in which they ran.</param>
/// <param name="PeakMemoryBytes">Largest resident size of the process.</param>
public sealed record RunCost(DateTimeOffset Started, IReadOnlyList<KeyValuePair<string, double>> Seconds, long PeakMemoryBytes);
