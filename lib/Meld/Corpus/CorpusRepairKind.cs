namespace Meld.Corpus;

/// <summary>Why a value was mended while reading.</summary>
public enum CorpusRepairKind
{
    /// <summary>Windows-1252 punctuation that had been stored as C1 control characters, or a no-break space.</summary>
    Punctuation,

    /// <summary>A row that MELD's authors corrected after MELD.Raw was packed.</summary>
    Erratum,
}
