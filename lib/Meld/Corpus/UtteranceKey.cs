namespace Meld.Corpus;

/// <summary>What identifies an utterance. Ids restart in every split and may have gaps, so all three parts are needed.</summary>
/// <param name="Split">The split it belongs to.</param>
/// <param name="Dialogue">Column <c>Dialogue_ID</c>.</param>
/// <param name="Utterance">Column <c>Utterance_ID</c>.</param>
public readonly record struct UtteranceKey(Split Split, int Dialogue, int Utterance)
{
    /// <summary>MELD's spelling with the split before it, such as <c>train/dia1_utt0</c>.</summary>
    public override string ToString() => $"{Split.Name()}/dia{Dialogue}_utt{Utterance}";
}
