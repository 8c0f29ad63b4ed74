namespace Meld.Corpus;

/// <summary>A conversation: its utterances in order of their ids, never empty.</summary>
/// <param name="Split">The split it belongs to.</param>
/// <param name="Id">Column <c>Dialogue_ID</c>, unique within the split.</param>
/// <param name="Utterances">The turns in order; ids may have gaps and need not begin at 0.</param>
public sealed record Dialogue(Split Split, int Id, IReadOnlyList<Utterance> Utterances)
{
    /// <summary>Who takes part, in the order in which they first speak.</summary>
    public IReadOnlyList<string> Speakers { get; } = [.. Utterances.Select(utterance => utterance.Speaker).Distinct()];

    /// <summary>The utterance ids from 0 to the last that no utterance has.</summary>
    public IReadOnlyList<IdRange> MissingUtteranceIds => [.. IdRange.Missing(Utterances.Select(utterance => utterance.Key.Utterance), 0)];

    /// <summary>True when the utterance ids are not 0, 1, 2 … without a gap.</summary>
    public bool HasGaps => Utterances[^1].Key.Utterance != Utterances.Count - 1;
}
