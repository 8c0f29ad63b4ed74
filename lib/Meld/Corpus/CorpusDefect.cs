namespace Meld.Corpus;

/// <summary>One thing in a corpus that a reader should know of.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Split">Where it is.</param>
/// <param name="Dialogue">The dialogue's id, or null when the whole split is meant.</param>
/// <param name="Utterance">The utterance's id, or null when the dialogue or the split is meant.</param>
/// <param name="Detail">The particulars in words.</param>
public sealed record CorpusDefect(CorpusDefectKind Kind, Split Split, int? Dialogue, int? Utterance, string Detail);
