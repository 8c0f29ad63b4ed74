namespace Meld.Text.Tokenizers;

/// <summary>What every tokenizer consists of beside its model.</summary>
/// <param name="Table">All tokens.</param>
/// <param name="Added">The tokens that are recognised whole.</param>
/// <param name="Template">Where special tokens stand.</param>
internal sealed record TokenizerParts(TokenTable Table, IReadOnlyList<AddedToken> Added, SequenceTemplate Template);
