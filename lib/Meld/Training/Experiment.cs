using System.Text.Json.Serialization;
using Meld.Losses;
using Meld.Models;
using Meld.Tracking.Settings;

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

    /// <inheritdoc/>
    public IEnumerable<(string Property, string Message)> BrokenRules()
    {
        var heads = Corpus.Heads.All.Where(head => Heads.Of(head) is not null).ToList();
        if (heads.Count == 0) yield return (nameof(Heads), "needs `emotion`, `sentiment` or both");
        else if (MonitoredScore.Names(heads) is var names && !names.Contains(Training.Monitor))
            yield return (nameof(Training), $"cannot have the monitor `{Training.Monitor}`; the scores are {string.Join(", ", names)}");
    }
}
