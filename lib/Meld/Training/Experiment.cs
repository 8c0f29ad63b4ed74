using System.Text.Json.Serialization;
using Meld.Losses;
using Meld.Models;
using Meld.Tracking.Settings;
using Meld.Weights;

namespace Meld.Training;

/// <summary>A model, its objective and how it is trained, as an experiment file says it.</summary>
public sealed record Experiment : ICheckedSettings
{
    /// <summary>The encoders.</summary>
    public required ModalitiesSettings Modalities { get; init; }

    /// <summary>The dialogue context; null for a model of single utterances.</summary>
    public ContextSettings? Context { get; init; }

    /// <summary>The heads.</summary>
    public required HeadsSettings Heads { get; init; }

    /// <summary>The objective.</summary>
    public ObjectiveSettings Objective { get; init; } = new();

    /// <summary>The training.</summary>
    public TrainingSettings Training { get; init; } = new();

    /// <summary>What the model is made of.</summary>
    [JsonIgnore]
    public ModelSettings Model => new(Modalities.Text, Context, Heads);

    /// <summary>Opens the pretrained word vectors that it names; null where it names none.</summary>
    /// <param name="corpus">The folder of the corpus, which may carry them.</param>
    /// <param name="cache">Where they are otherwise.</param>
    /// <exception cref="WeightsMissingException">They are in neither place; the message names the command that fetches them.</exception>
    public WordVectors? OpenVectors(string corpus, WeightsCache cache) =>
        Modalities.Text?.Weights is { } name ? WordVectorsSource.Open(name, corpus, cache) : null;

    /// <inheritdoc/>
    public IEnumerable<(string Property, string Message)> BrokenRules()
    {
        var heads = Corpus.Heads.All.Where(head => Heads.Of(head) is not null).ToList();
        if (heads.Count == 0) yield return (nameof(Heads), "needs `emotion`, `sentiment` or both");
        else if (MonitoredScore.Names(heads) is var names && !names.Contains(Training.Monitor))
            yield return (nameof(Training), $"cannot have the monitor `{Training.Monitor}`; the scores are {string.Join(", ", names)}");
    }
}
