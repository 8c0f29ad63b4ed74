using Meld.Corpus;

namespace Meld.Media.Verification;

/// <summary>Something that others have reported of a corpus's clips.</summary>
/// <param name="Split">Where the clip is.</param>
/// <param name="Dialogue">Its dialogue.</param>
/// <param name="Utterance">Its utterance, or null when all of the dialogue is meant.</param>
/// <param name="Source">Where it was reported, such as <c>declare-lab/MELD #39</c>.</param>
/// <param name="Explains">The faults that it accounts for.</param>
internal sealed record KnownTrouble(Split Split, int Dialogue, int? Utterance, string Source, params IReadOnlyList<ClipFaultKind> Explains)
{
    /// <summary>What no measurement shows, in words; null for a trouble that verification finds by itself.</summary>
    public string? Report { get; init; }

    /// <summary>Whether it is a clip's.</summary>
    public bool IsOf(UtteranceKey clip) => clip.Split == Split && clip.Dialogue == Dialogue && (Utterance is null || clip.Utterance == Utterance);
}
