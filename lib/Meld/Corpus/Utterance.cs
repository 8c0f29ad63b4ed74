namespace Meld.Corpus;

/// <summary>One turn of a dialogue: who said what, when, and how it was labelled.</summary>
public sealed record Utterance
{
    /// <summary>Split, dialogue and utterance.</summary>
    public required UtteranceKey Key { get; init; }

    /// <summary>The words, with broken punctuation repaired (<see cref="CorpusRepair"/>); may be empty.</summary>
    public required string Text { get; init; }

    /// <summary>Who speaks.</summary>
    public required string Speaker { get; init; }

    /// <summary>The emotion label as the data spells it.</summary>
    public required string Emotion { get; init; }

    /// <summary>The sentiment label as the data spells it.</summary>
    public required string Sentiment { get; init; }

    /// <summary>When it begins, from the start of the episode.</summary>
    public required TimeSpan Start { get; init; }

    /// <summary>When it ends, from the start of the episode; never before <see cref="Start"/>.</summary>
    public required TimeSpan End { get; init; }

    /// <summary>Season of the series, where the corpus has that column.</summary>
    public int? Season { get; init; }

    /// <summary>Episode within the season, where the corpus has that column.</summary>
    public int? Episode { get; init; }

    /// <summary>Key of the multiparty utterance this row repeats; in a multiparty corpus the key itself. Names the clip.</summary>
    public required UtteranceKey ClipKey { get; init; }

    /// <summary>How long it lasts by the annotations; clips are often a little longer.</summary>
    public TimeSpan Duration => End - Start;

    /// <summary>Number of words, split on blanks.</summary>
    public int WordCount => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>File name of its clip, <c>dia{D}_utt{U}.mp4</c>.</summary>
    public string ClipFileName => $"dia{ClipKey.Dialogue}_utt{ClipKey.Utterance}.mp4";
}
