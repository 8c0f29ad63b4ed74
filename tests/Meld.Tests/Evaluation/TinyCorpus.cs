using Meld.Corpus;
using Meld.Tracking;

namespace Meld.Tests.Evaluation;

/// <summary>Two dialogues in test with made-up predictions, small enough to score by hand.</summary>
internal static class TinyCorpus
{
    private static readonly LabelSet Emotions = new(["anger", "joy"]);
    private static readonly LabelSet Sentiments = new(["bad", "good"]);

    public static DialogueCorpus Corpus { get; } = new(
        "memory",
        CorpusVariant.Multiparty,
        new Dictionary<Split, IReadOnlyList<Utterance>>
        {
            [Split.Train] = [Utterance(Split.Train, 0, 0, "Ann", "anger", "Oh no."), Utterance(Split.Train, 0, 1, "Ann", "joy", "Oh yes.")],
            [Split.Dev] = [Utterance(Split.Dev, 0, 0, "Ann", "anger", "No.")],
            [Split.Test] =
            [
                Utterance(Split.Test, 3, 0, "Ann", "anger", "OH NO."),
                Utterance(Split.Test, 3, 1, "Ben", "anger", "Leave me alone, all of you."),
                Utterance(Split.Test, 3, 4, "Ann", "joy", "I only meant to say thanks."),
                Utterance(Split.Test, 8, 0, "Cy", "joy", ""),
            ],
        },
        [],
        [.. Splits.All.Select(split => new AnnotationSource(split.Name(), "LF", 0, null))]);

    /// <summary>Predictions for test from the probability of anger in each utterance.</summary>
    public static SplitPredictions Test(params double[] anger) => new(
        Split.Test,
        [.. Corpus.Utterances(Split.Test).Select(utterance => utterance.Key)],
        [
            new HeadPredictions(Head.Emotion, Emotions, Corpus.LabelIndices(Split.Test, Head.Emotion), Rows(anger)),
            new HeadPredictions(Head.Sentiment, Sentiments, Corpus.LabelIndices(Split.Test, Head.Sentiment), Rows(anger)),
        ]);

    private static double[][] Rows(double[] first) => [.. first.Select(probability => new[] { probability, 1 - probability })];

    private static Utterance Utterance(Split split, int dialogue, int id, string speaker, string emotion, string text) => new()
    {
        Key = new(split, dialogue, id),
        ClipKey = new(split, dialogue, id),
        Speaker = speaker,
        Emotion = emotion,
        Sentiment = emotion == "joy" ? "good" : "bad",
        Text = text,
        Start = TimeSpan.Zero,
        End = TimeSpan.FromSeconds(1),
    };
}
