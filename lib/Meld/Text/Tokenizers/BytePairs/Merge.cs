namespace Meld.Text.Tokenizers.BytePairs;

/// <summary>What a pair of tokens becomes.</summary>
/// <param name="Rank">Its place among the merges; the lowest goes first.</param>
/// <param name="Id">The token that it becomes.</param>
internal readonly record struct Merge(int Rank, int Id);
