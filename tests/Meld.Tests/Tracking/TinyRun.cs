using Meld.Corpus;
using Meld.Tracking;
using Meld.Weights;

namespace Meld.Tests.Tracking;

/// <summary>Made-up runs of a corpus: models that are certain and right, or certain and wrong.</summary>
internal static class TinyRun
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly IReadOnlyList<Split> DevAndTest = [Split.Dev, Split.Test];

    public static readonly IReadOnlyList<Split> Dev = [Split.Dev];

    public static RunRecord Of(DialogueCorpus corpus, IReadOnlyList<Split>? splits = null) => new()
    {
        Title = "tiny model",
        Description = "Made for a test.",
        Experiment = "kind: tiny\n",
        Seed = 7,
        Corpus = corpus,
        Predictions = Predictions(corpus, splits ?? DevAndTest, right: 1),
        Majority = Predictions(corpus, splits ?? DevAndTest, right: 0),
        Model = new SafetensorsFile(new Dictionary<string, WeightTensor> { ["w"] = WeightTensor.From([1.0, 2.0], 2) }),
        History = new RunHistory(["step", "loss"], [["1", "0.5"], ["2", "0.25"]]),
        Cost = new RunCost(Noon, [KeyValuePair.Create("fit", 1.5)], 1 << 20),
    };

    public static SeedsRecord Seeds(DialogueCorpus corpus, IReadOnlyList<(int Seed, double Right)> seeds, double linear, IReadOnlyList<Split>? splits = null) => new()
    {
        Title = "tiny model",
        Description = "Made for a test.",
        Experiment = "kind: tiny\n",
        Corpus = corpus,
        Runs = [.. seeds.Select(seed => KeyValuePair.Create(seed.Seed, Predictions(corpus, splits ?? DevAndTest, seed.Right)))],
        Majority = Predictions(corpus, splits ?? DevAndTest, right: 0),
        Linear = Predictions(corpus, splits ?? DevAndTest, linear),
        Cost = new RunCost(Noon, [KeyValuePair.Create("train", 2.5)], 1 << 20),
    };

    /// <summary>Predictions that give the true label a probability, and the one after it the rest.</summary>
    public static IReadOnlyList<SplitPredictions> Predictions(DialogueCorpus corpus, IReadOnlyList<Split> splits, double right) =>
    [
        .. splits.Select(split => new SplitPredictions(
            split,
            [.. corpus.Utterances(split).Select(utterance => utterance.Key)],
            [.. Heads.All.Select(head => Head(corpus, split, head, right))])),
    ];

    private static HeadPredictions Head(DialogueCorpus corpus, Split split, Head head, double right)
    {
        var (labels, truth) = (corpus.Labels(head), corpus.LabelIndices(split, head));
        return new HeadPredictions(head, labels, truth, [.. truth.Select(label => Row(label, labels.Count, right))]);
    }

    private static double[] Row(int label, int count, double right)
    {
        var row = new double[count];
        row[label] = right;
        row[(label + 1) % count] += 1 - right;
        return row;
    }
}
