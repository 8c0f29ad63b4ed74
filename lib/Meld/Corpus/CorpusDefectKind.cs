namespace Meld.Corpus;

/// <summary>Things in sound annotations that a reader should know of, the gravest first; none of them stops a run.</summary>
public enum CorpusDefectKind
{
    /// <summary>An utterance of over half a minute: its clip was most likely cut at the wrong place.</summary>
    VeryLong,

    /// <summary>An utterance that starts and ends at the same time.</summary>
    ZeroLength,

    /// <summary>An utterance of less than a tenth of a second, in which nobody can say anything.</summary>
    VeryShort,

    /// <summary>An utterance without words.</summary>
    NoWords,

    /// <summary>Texts whose contractions have no apostrophe, as in a copy of MELD that dropped its punctuation.</summary>
    LostApostrophes,

    /// <summary>Ids between the first and the last that no dialogue has.</summary>
    MissingDialogue,

    /// <summary>A dialogue whose utterance ids are not 0, 1, 2 … without a gap.</summary>
    MissingUtterance,

    /// <summary>Texts or episodes of dev or test that train has too.</summary>
    SharedWithTrain,

    /// <summary>Utterances of several speakers at once.</summary>
    JointSpeakers,

    /// <summary>A time whose last part has fewer than three digits; it still counts milliseconds.</summary>
    ShortMilliseconds,

    /// <summary>Times whose hour has one digit beside others where it has two.</summary>
    OneDigitHours,

    /// <summary>Running numbers with gaps, repeated ones or ones that do not rise: they cannot serve as an index.</summary>
    SerialNumbers,

    /// <summary>A file that ends some lines with CRLF and others with LF.</summary>
    MixedLineEnds,

    /// <summary>A value that was mended while reading.</summary>
    Repaired,
}
