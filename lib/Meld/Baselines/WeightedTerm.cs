namespace Meld.Baselines;

/// <summary>A term and a number in favour of a label: its weight, or its weight times its value in one text.</summary>
/// <param name="Term">The n-gram; characters' blanks are part of it.</param>
/// <param name="Block">Its vocabulary.</param>
/// <param name="Weight">Positive speaks for the label, negative against it.</param>
public sealed record WeightedTerm(string Term, TermBlock Block, double Weight);
