using Meld.Corpus;
using Meld.Metrics;

namespace Meld.Tracking;

/// <summary>Runs of one experiment that differ in their seed alone, taken together: their mean and spread, and their ensemble.</summary>
public sealed class SeedsRecord
{
    /// <summary>What it is, for headings: the name of the experiment.</summary>
    public required string Title { get; init; }

    /// <summary>Two or three sentences for the card: what the models read and how they were trained.</summary>
    public required string Description { get; init; }

    /// <summary>The resolved experiment as YAML.</summary>
    public required string Experiment { get; init; }

    /// <summary>The corpus they were trained and evaluated on.</summary>
    public required DialogueCorpus Corpus { get; init; }

    /// <summary>The predictions of each seed, in ascending order of seeds.</summary>
    public required IReadOnlyList<KeyValuePair<int, IReadOnlyList<SplitPredictions>>> Runs { get; init; }

    /// <summary>The majority floor's predictions for the same splits.</summary>
    public required IReadOnlyList<SplitPredictions> Majority { get; init; }

    /// <summary>The linear floor's predictions for the same splits.</summary>
    public required IReadOnlyList<SplitPredictions> Linear { get; init; }

    /// <summary>What it took.</summary>
    public required RunCost Cost { get; init; }

    /// <summary>SHA-256 of <see cref="Experiment"/>, 64 lower-case hex digits.</summary>
    public string ExperimentHash => Hashes.Sha256(Experiment);

    /// <summary>The mean of all seeds' probabilities.</summary>
    public IReadOnlyList<SplitPredictions> Ensemble => field ??= [.. Runs[0].Value.Select(split => Mixed(
        split, head => Metrics.Ensemble.Mean([.. Runs.Select(run => Of(run.Value, split, head))])))];

    /// <summary>The linear floor's share of <see cref="EnsembleWithLinear"/> for each head: the best on dev.</summary>
    public IReadOnlyDictionary<Head, MixtureShare> LinearShares => field ??= Ensemble.On(Split.Dev).Heads.ToDictionary(head => head.Head, Share);

    /// <summary>The ensemble mixed with the linear floor.</summary>
    public IReadOnlyList<SplitPredictions> EnsembleWithLinear => field ??= [.. Ensemble.Select(split => Mixed(
        split, head => Metrics.Ensemble.Mix(Of(Linear, split, head), Of(Ensemble, split, head), LinearShares[head].Share)))];

    /// <summary>What stands beside the seeds in reports, by name: the ensembles, then the floors.</summary>
    internal IReadOnlyList<KeyValuePair<string, IReadOnlyList<SplitPredictions>>> Combined =>
        [new("ensemble", Ensemble), new("ensemble with linear", EnsembleWithLinear), new("majority", Majority), new("linear", Linear)];

    private MixtureShare Share(HeadPredictions head) => Metrics.Ensemble.ChooseShare(
        head.Labels, head.Truth, Linear.On(Split.Dev).Of(head.Head).Probabilities, head.Probabilities);

    private static SplitPredictions Mixed(SplitPredictions split, Func<Head, double[][]> probabilities) =>
        split with { Heads = [.. split.Heads.Select(head => new HeadPredictions(head.Head, head.Labels, head.Truth, probabilities(head.Head)))] };

    private static IReadOnlyList<double[]> Of(IReadOnlyList<SplitPredictions> predictions, SplitPredictions split, Head head) =>
        predictions.On(split.Split).Of(head).Probabilities;
}
