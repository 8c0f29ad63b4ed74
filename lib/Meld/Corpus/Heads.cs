namespace Meld.Corpus;

/// <summary>The heads in their fixed order, their names, and their labels in a corpus.</summary>
public static class Heads
{
    /// <summary>Emotion, sentiment: the order of every table and file.</summary>
    public static IReadOnlyList<Head> All { get; } = [Head.Emotion, Head.Sentiment];

    /// <summary>The lower-case name, <c>emotion</c> or <c>sentiment</c>.</summary>
    public static string Name(this Head head) => head switch
    {
        Head.Emotion => "emotion",
        Head.Sentiment => "sentiment",
        _ => throw new ArgumentOutOfRangeException(nameof(head), head, "Not a head."),
    };

    /// <summary>The label of an utterance for a head.</summary>
    public static string Label(this Utterance utterance, Head head) => head == Head.Emotion ? utterance.Emotion : utterance.Sentiment;

    /// <summary>The labels of a head in a corpus.</summary>
    public static LabelSet Labels(this DialogueCorpus corpus, Head head) => head == Head.Emotion ? corpus.Emotions : corpus.Sentiments;

    /// <summary>The label index of every utterance of a split, <c>[utterances]</c>.</summary>
    public static IReadOnlyList<int> LabelIndices(this DialogueCorpus corpus, Split split, Head head)
    {
        var labels = corpus.Labels(head);
        return [.. corpus.Utterances(split).Select(utterance => labels.IndexOf(utterance.Label(head)))];
    }
}
