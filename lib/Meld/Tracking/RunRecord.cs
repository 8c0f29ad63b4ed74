using Meld.Corpus;
using Meld.Storage;
using Meld.Weights;

namespace Meld.Tracking;

/// <summary>Everything one training produced, ready to be written as a run directory.</summary>
public sealed record RunRecord
{
    /// <summary>What it is, for headings: <c>linear baseline</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Two or three sentences for the model card: what the model reads and how it was fitted.</summary>
    public required string Description { get; init; }

    /// <summary>The resolved experiment as YAML.</summary>
    public required string Experiment { get; init; }

    /// <summary>The seed of every random choice.</summary>
    public required int Seed { get; init; }

    /// <summary>The corpus it was trained and evaluated on.</summary>
    public required DialogueCorpus Corpus { get; init; }

    /// <summary>Predictions for dev, and for test unless it was left alone.</summary>
    public required IReadOnlyList<SplitPredictions> Predictions { get; init; }

    /// <summary>The majority floor's predictions for the same splits.</summary>
    public required IReadOnlyList<SplitPredictions> Majority { get; init; }

    /// <summary>The linear floor's predictions for the same splits; null for a run that is a floor itself.</summary>
    public IReadOnlyList<SplitPredictions>? Linear { get; init; }

    /// <summary>The model's tensors.</summary>
    public required SafetensorsFile Model { get; init; }

    /// <summary>How the training went, one row a step or epoch.</summary>
    public required RunHistory History { get; init; }

    /// <summary>What it took.</summary>
    public required RunCost Cost { get; init; }

    /// <summary>SHA-256 of <see cref="Experiment"/>, 64 lower-case hex digits.</summary>
    public string ExperimentHash => Digest.Of(Experiment).ToString();

    /// <summary>What there is to compare with, by name.</summary>
    internal IEnumerable<KeyValuePair<string, IReadOnlyList<SplitPredictions>>> Floors =>
        Linear is null ? [new("majority", Majority)] : [new("majority", Majority), new("linear", Linear)];

    /// <summary>The predictions for one split.</summary>
    public SplitPredictions On(Split split) => Predictions.On(split);
}
