using System.Text.Json.Serialization;
using Meld.Losses;
using Meld.Models;
using Meld.Tracking.Settings;
using Meld.Weights;

namespace Meld.Training;

/// <summary>A model, its objective and how it is trained, as an experiment file says it.</summary>
public sealed record Experiment : ICheckedSettings
{
    /// <summary>The encoders and the features.</summary>
    public required ModalitiesSettings Modalities { get; init; }

    /// <summary>The dialogue context; null for a model of single utterances.</summary>
    public ContextSettings? Context { get; init; }

    /// <summary>The heads; without one where nothing is trained and only features are computed.</summary>
    public HeadsSettings Heads { get; init; } = new();

    /// <summary>The objective.</summary>
    public ObjectiveSettings Objective { get; init; } = new();

    /// <summary>The training.</summary>
    public TrainingSettings Training { get; init; } = new();

    /// <summary>What the model is made of.</summary>
    [JsonIgnore]
    public ModelSettings Model => new(Modalities.Text, Context, Heads);

    /// <summary>Why no model can be trained from it, in words that begin with a key, without a full stop; null where one can.</summary>
    [JsonIgnore]
    public string? WhyNotTrainable => (Modalities.Audio, Modalities.Video) switch
    {
        (null, null) => null,
        (_, null) => "`modalities.audio` has features but no encoder",
        (null, _) => "`modalities.video` has features but no encoder",
        _ => "`modalities.audio` and `modalities.video` have features but no encoder",
    };

    /// <summary>Opens the pretrained word vectors that it names; null where it names none.</summary>
    /// <param name="corpus">The folder of the corpus, which may carry them.</param>
    /// <param name="cache">Where they are otherwise.</param>
    /// <exception cref="WeightsMissingException">They are in neither place; the message names the command that fetches them.</exception>
    public WordVectors? OpenVectors(string corpus, WeightsCache cache) =>
        Modalities.Text?.Weights is { } name ? WordVectorsSource.Open(name, corpus, cache) : null;

    /// <inheritdoc/>
    public IEnumerable<(string Property, string Message)> BrokenRules()
    {
        // What has no encoder of anything is there for its features.
        if (Modalities.Text is null) yield break;
        var heads = Corpus.Heads.All.Where(head => Heads.Of(head) is not null).ToList();
        if (heads.Count == 0) yield return (nameof(Heads), "needs `emotion`, `sentiment` or both");
        else if (MonitoredScore.Names(heads) is var names && !names.Contains(Training.Monitor))
            yield return (nameof(Training), $"cannot have the monitor `{Training.Monitor}`; the scores are {string.Join(", ", names)}");
    }
}
