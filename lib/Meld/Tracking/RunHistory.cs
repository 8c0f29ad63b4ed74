namespace Meld.Tracking;

/// <summary>A table of how a training went.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">One row a step or epoch, each with as many values as there are columns.</param>
public sealed record RunHistory(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
