using Meld.Corpus;

namespace Meld.Evaluation;

/// <summary>The groupings that tell where a model of conversations gains and loses.</summary>
public static class Groupings
{
    private static readonly int[] Positions = [1, 3, 7, 15];
    private static readonly int[] Lengths = [2, 5, 10, 20];

    /// <summary>All of them: by speaker, position, length, text in train, and label before.</summary>
    public static IReadOnlyList<Grouping> All(DialogueCorpus corpus, Head head) =>
        [BySpeaker(corpus), ByPosition(), ByLength(), ByTextInTrain(corpus), ByLabelBefore(head)];

    /// <summary>By speaker: those who speak most in train, six in MELD's series, and all others.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="leads">How many speakers have a group of their own.</param>
    public static Grouping BySpeaker(DialogueCorpus corpus, int leads = 6)
    {
        string[] names = [.. new SplitStatistics(corpus, Split.Train).Speakers.Take(leads).Select(speaker => speaker.Key)];
        return new Grouping("speaker", [.. names, "others"], (dialogue, place) =>
            Array.IndexOf(names, dialogue.Utterances[place].Speaker) is var index and >= 0 ? index : names.Length);
    }

    /// <summary>By place in the dialogue, the first being 1: how much conversation came before.</summary>
    public static Grouping ByPosition() => ByNumber("position in the dialogue", 1, Positions, (_, place) => place + 1);

    /// <summary>By number of words, split on blanks.</summary>
    public static Grouping ByLength() => ByNumber("words", 0, Lengths, (dialogue, place) => dialogue.Utterances[place].WordCount);

    /// <summary>By whether the very same text, in any case, occurs in train.</summary>
    public static Grouping ByTextInTrain(DialogueCorpus corpus)
    {
        var train = corpus.Utterances(Split.Train).Select(utterance => utterance.Text.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        return new Grouping("text", ["also in train", "not in train"], (dialogue, place) =>
            train.Contains(dialogue.Utterances[place].Text.ToLowerInvariant()) ? 0 : 1);
    }

    /// <summary>By whether the true label is that of the utterance before: models of conversations gain where it stays and may lose where it turns.</summary>
    public static Grouping ByLabelBefore(Head head) => new(
        $"{head.Name()} before",
        ["the same", "another", "none: it opens the dialogue"],
        (dialogue, place) => place == 0 ? 2 : dialogue.Utterances[place].Label(head) == dialogue.Utterances[place - 1].Label(head) ? 0 : 1);

    /// <summary>Ranges that end at <paramref name="ends"/>, and one for what lies above.</summary>
    private static Grouping ByNumber(string name, int least, int[] ends, Func<Dialogue, int, int> number) => new(
        name,
        [.. ends.Select((end, index) => Range(index == 0 ? least : ends[index - 1] + 1, end)), $"{ends[^1] + 1} and more"],
        (dialogue, place) => ends.Count(end => end < number(dialogue, place)));

    private static string Range(int first, int last) => first == last ? $"{first}" : $"{first} to {last}";
}
