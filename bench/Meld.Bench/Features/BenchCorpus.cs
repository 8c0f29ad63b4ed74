using Meld.Corpus;

namespace Meld.Bench.Features;

/// <summary>A corpus of so many rows, in dialogues of ten; what they say is of no matter.</summary>
internal static class BenchCorpus
{
    private const int Turns = 10;

    /// <summary>Rows of train, dev and test, whose clips lie in a folder or nowhere.</summary>
    public static DialogueCorpus Of(string directory, int train, int dev, int test) => new(
        directory,
        CorpusVariant.Multiparty,
        new Dictionary<Split, IReadOnlyList<Utterance>>
        {
            [Split.Train] = Rows(Split.Train, train),
            [Split.Dev] = Rows(Split.Dev, dev),
            [Split.Test] = Rows(Split.Test, test),
        },
        [],
        []);

    private static Utterance[] Rows(Split split, int count) =>
    [
        .. Enumerable.Range(0, count).Select(row => new UtteranceKey(split, row / Turns, row % Turns)).Select(key => new Utterance
        {
            Key = key,
            ClipKey = key,
            Text = "words",
            Speaker = "somebody",
            Emotion = "joy",
            Sentiment = "positive",
            Start = TimeSpan.Zero,
            End = TimeSpan.FromSeconds(3),
        }),
    ];
}
