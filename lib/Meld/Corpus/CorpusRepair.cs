namespace Meld.Corpus;

/// <summary>One value that was mended while reading.</summary>
/// <param name="Key">The utterance.</param>
/// <param name="Column">The column that was mended.</param>
/// <param name="Kind">Why it was mended.</param>
public sealed record CorpusRepair(UtteranceKey Key, string Column, CorpusRepairKind Kind);
