using Meld.Corpus;

namespace Meld.Evaluation;

/// <summary>Finds the dialogue of an utterance and its place in it.</summary>
internal sealed class UtterancePlaces
{
    private readonly Dictionary<UtteranceKey, (Dialogue Dialogue, int Place)> places;

    public UtterancePlaces(DialogueCorpus corpus, Split split) => places = corpus.Dialogues(split)
        .SelectMany(dialogue => dialogue.Utterances.Select((utterance, place) => (utterance.Key, Value: (dialogue, place))))
        .ToDictionary(entry => entry.Key, entry => entry.Value);

    /// <summary>The dialogue of an utterance and its place, counted from 0.</summary>
    /// <exception cref="ArgumentException">The corpus has no such utterance.</exception>
    public (Dialogue Dialogue, int Place) this[UtteranceKey key] =>
        places.TryGetValue(key, out var place) ? place : throw new ArgumentException($"The corpus has no utterance {key}.", nameof(key));

    /// <summary>The index of an utterance's group.</summary>
    /// <exception cref="ArgumentException">The corpus has no such utterance.</exception>
    public int In(UtteranceKey key, Grouping grouping)
    {
        var (dialogue, place) = this[key];
        return grouping.IndexOf(dialogue, place);
    }
}
