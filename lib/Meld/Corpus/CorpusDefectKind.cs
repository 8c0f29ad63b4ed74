namespace Meld.Corpus;

/// <summary>Things in sound annotations that a reader should know of, the gravest first; none of them stops a run.</summary>
public enum CorpusDefectKind
{
    /// <summary>An utterance of over half a minute: its clip was most likely cut at the wrong place.</summary>
    VeryLong,

    /// <summary>An utterance that starts and ends at the same time.</summary>
    ZeroLength,

    /// <summary>An utterance without words.</summary>
    NoWords,

    /// <summary>Ids between the first and the last that no dialogue has.</summary>
    MissingDialogue,

    /// <summary>A dialogue whose utterance ids are not 0, 1, 2 … without a gap.</summary>
    MissingUtterance,

    /// <summary>A value that was mended while reading.</summary>
    Repaired,
}
