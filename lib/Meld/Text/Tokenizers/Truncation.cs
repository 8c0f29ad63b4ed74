namespace Meld.Text.Tokenizers;

/// <summary>How much of a long text is kept.</summary>
/// <param name="Tokens">The most tokens, special ones included.</param>
/// <param name="Side">The end at which tokens are left out.</param>
public sealed record Truncation(int Tokens, TruncationSide Side = TruncationSide.Right);
