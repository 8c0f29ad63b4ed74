using Meld.Corpus;
using Meld.Metrics;
using Meld.Storage;

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
    public string ExperimentHash => Digest.Of(Experiment).ToString();

    /// <summary>The mean of all seeds' probabilities.</summary>
    public IReadOnlyList<SplitPredictions> Ensemble => field ??=
        [.. Runs[0].Value.Select(split => PredictionEnsemble.Mean([.. Runs.Select(run => run.Value.On(split.Split))]))];

    /// <summary>The linear floor's share of <see cref="EnsembleWithLinear"/> for each head: the best on dev.</summary>
    public IReadOnlyDictionary<Head, MixtureShare> LinearShares => field ??=
        PredictionEnsemble.ChooseShares(LinearFor(Ensemble.On(Split.Dev)), Ensemble.On(Split.Dev));

    /// <summary>The ensemble mixed with the linear floor.</summary>
    public IReadOnlyList<SplitPredictions> EnsembleWithLinear => field ??=
        [.. Ensemble.Select(split => PredictionEnsemble.Mix(LinearFor(split), split, LinearShares))];

    /// <summary>What stands beside the seeds in reports, by name: the ensembles, then the floors.</summary>
    internal IReadOnlyList<KeyValuePair<string, IReadOnlyList<SplitPredictions>>> Combined =>
        [new("ensemble", Ensemble), new("ensemble with linear", EnsembleWithLinear), new("majority", Majority), new("linear", Linear)];

    // The floor has every head, a model may have fewer.
    private SplitPredictions LinearFor(SplitPredictions like)
    {
        var linear = Linear.On(like.Split);
        return linear with { Heads = [.. like.Heads.Select(head => linear.Of(head.Head))] };
    }
}
