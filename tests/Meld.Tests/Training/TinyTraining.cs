using Meld.Corpus;
using Meld.Encoders;
using Meld.Models;
using Meld.Training;
using Meld.Weights;

namespace Meld.Tests.Training;

/// <summary>A corpus of a few made-up dialogues and an experiment so small that a step takes a millisecond or two.</summary>
internal static class TinyTraining
{
    private static readonly string[] Emotions = ["joy", "sadness", "anger"];
    private static readonly string[] Sentiments = ["positive", "negative", "negative"];
    private static readonly string[] Words = ["great", "sad", "never", "the", "bus", "you", "!", "?"];

    /// <summary>11 dialogues of 1 to 6 utterances to train on, 4 to choose by, 2 to test on.</summary>
    public static DialogueCorpus Corpus { get; } = Of(Dialogues(Split.Train, 11), Dialogues(Split.Dev, 4), Dialogues(Split.Test, 2));

    public static Experiment Experiment { get; } = new()
    {
        Modalities = new ModalitiesSettings
        {
            Text = new TextEncoderSettings
            {
                Output = 8,
                Convolution = new ConvolutionSettings { Widths = [1, 3], Filters = 6 },
                Recurrent = new RecurrentSettings { Size = 3, Attention = 1 },
            },
        },
        Context = new ContextSettings { Size = 4, Speakers = 2 },
        Heads = new HeadsSettings { Emotion = new HeadSettings { Hidden = 4 }, Sentiment = new HeadSettings { Hidden = 0 } },
        Training = new TrainingSettings
        {
            Epochs = 3,
            Batch = 3,
            LearningRate = new LearningRates { Default = 0.01 },
            AverageWeights = 0.8,
            CheckpointSteps = 2,
        },
    };

    public static IWordVectors Vectors { get; } = new WordDictionary(Words.Take(5).Index().ToDictionary(
        word => word.Item, word => Enumerable.Range(0, 6).Select(place => MathF.Sin(7 * word.Index + place)).ToArray()));

    public static Trainer Start(Experiment? experiment = null, DialogueCorpus? corpus = null, long seed = 1) =>
        Trainer.Start(corpus ?? Corpus, experiment ?? Experiment, Vectors, seed, TimeProvider.System);

    public static Experiment With(Func<TrainingSettings, TrainingSettings> change) => Experiment with { Training = change(Experiment.Training) };

    public static DialogueCorpus Of(params IEnumerable<Utterance>[] splits) => new(
        "made up",
        CorpusVariant.Multiparty,
        Splits.All.Zip(splits).ToDictionary(pair => pair.First, IReadOnlyList<Utterance> (pair) => [.. pair.Second]),
        [],
        []);

    /// <summary>Dialogues of texts, one after the other.</summary>
    public static IEnumerable<Utterance> Dialogues(Split split, params string[][] texts) =>
        texts.SelectMany((dialogue, id) => dialogue.Select((text, turn) => Utterance(split, id, turn, text, (id + turn) % 3)));

    private static IEnumerable<Utterance> Dialogues(Split split, int count) =>
        from dialogue in Enumerable.Range(0, count)
        from turn in Enumerable.Range(0, 1 + (5 * dialogue + (int)split) % 6)
        let label = (dialogue + 2 * turn) % 3
        let words = Enumerable.Range(0, 1 + (dialogue + turn) % 4).Select(place => Words[(dialogue * turn + 3 * place) % Words.Length])
        select Utterance(split, dialogue, turn, string.Join(' ', words.Prepend(Words[label])), label);

    private static Utterance Utterance(Split split, int dialogue, int turn, string text, int label)
    {
        var key = new UtteranceKey(split, dialogue, turn);
        return new Utterance
        {
            Key = key,
            Text = text,
            Speaker = turn % 2 == 0 ? "Ana" : "Ben",
            Emotion = Emotions[label],
            Sentiment = Sentiments[label],
            Start = TimeSpan.FromSeconds(turn),
            End = TimeSpan.FromSeconds(turn + 1),
            ClipKey = key,
        };
    }

    private sealed class WordDictionary(IReadOnlyDictionary<string, float[]> vectors) : IWordVectors
    {
        public string Name => "made up";

        public string Hash => new('0', 64);

        public int Size => vectors.Values.First().Length;

        public bool TryCopy(string word, Span<float> destination)
        {
            if (!vectors.TryGetValue(word, out var vector)) return false;
            vector.CopyTo(destination);
            return true;
        }
    }
}
