using Meld.Corpus;

namespace Meld.Tracking;

/// <summary>A run read back from its directory; see <see cref="RunReader"/>.</summary>
public sealed record StoredRun
{
    /// <summary>The directory.</summary>
    public required string Path { get; init; }

    /// <summary>What it is, for headings: <c>linear baseline</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The seed of every random choice; null for several seeds taken together.</summary>
    public required int? Seed { get; init; }

    /// <summary>SHA-256 of the resolved experiment, 64 lower-case hex digits.</summary>
    public required string ExperimentHash { get; init; }

    /// <summary>SHA-256 of the corpus it was trained and evaluated on, 64 lower-case hex digits.</summary>
    public required string DataHash { get; init; }

    /// <summary>The labels of each head.</summary>
    public required IReadOnlyDictionary<Head, LabelSet> Labels { get; init; }

    /// <summary>Its predictions, one entry a split.</summary>
    public required IReadOnlyList<SplitPredictions> Predictions { get; init; }

    /// <summary>How the training went; null where nothing was recorded, as for several seeds taken together.</summary>
    public required RunHistory? History { get; init; }

    /// <summary>The predictions for one split.</summary>
    /// <exception cref="RunException">The run has none.</exception>
    public SplitPredictions On(Split split) => Predictions.SingleOrDefault(predictions => predictions.Split == split)
        ?? throw new RunException($"{Path} has no predictions for {split.Name()}.");
}
