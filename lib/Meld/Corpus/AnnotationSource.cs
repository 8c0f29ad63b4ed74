namespace Meld.Corpus;

/// <summary>How an annotation file is written: what tells the copies of a corpus apart and what a reader must not rely on.</summary>
/// <param name="Path">The file.</param>
/// <param name="LineEnds"><c>LF</c>, <c>CRLF</c> or <c>mixed</c>.</param>
/// <param name="OneDigitHours">Rows with a time whose hour has one digit.</param>
/// <param name="Serials">Column <c>Sr No.</c>, or null where the file has none or it does not hold numbers.</param>
public sealed record AnnotationSource(string Path, string LineEnds, int OneDigitHours, SerialNumbers? Serials)
{
    /// <summary>The utterances with a time whose last part has fewer than three digits; it still counts milliseconds.</summary>
    public IReadOnlyList<UtteranceKey> ShortMilliseconds { get; init; } = [];
}
