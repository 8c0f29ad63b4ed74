using System.Text.Json.Serialization;
using Meld.Encoders;
using Meld.Encoders.Steps;
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
    public ModelSettings Model => new(Modalities.Text as TextEncoderSettings, Context, Heads);

    /// <summary>Why no model can be trained from it, in words that begin with a key, without a full stop; null where one can.</summary>
    [JsonIgnore]
    public string? WhyNotTrainable
    {
        get
        {
            List<(string Key, bool IsFrozen)> unread = [];
            if (Modalities.Text is TransformerTextSettings) unread.Add(("`modalities.text`", true));
            if (Modalities.Audio is { } audio) unread.Add(("`modalities.audio`", audio is Wav2Vec2Settings));
            if (Modalities.Video is { } video) unread.Add(("`modalities.video`", video is R3D18Settings or ResNet50Settings));
            string[] reasons = [.. Reasons(unread, true, "frozen encoders, whose features no model reads yet"), .. Reasons(unread, false, "features but no encoder")];
            return reasons.Length == 0 ? null : string.Join("; ", reasons);
        }
    }

    /// <summary>Opens the pretrained word vectors that it names; null where it names none.</summary>
    /// <param name="corpus">The folder of the corpus, which may carry them.</param>
    /// <param name="cache">Where they are otherwise.</param>
    /// <exception cref="WeightsMissingException">They are in neither place; the message names the command that fetches them.</exception>
    public WordVectors? OpenVectors(string corpus, WeightsCache cache) =>
        (Modalities.Text as TextEncoderSettings)?.Weights is { } name ? WordVectorsSource.Open(name, corpus, cache) : null;

    /// <inheritdoc/>
    public IEnumerable<(string Property, string Message)> BrokenRules()
    {
        // What has no encoder that learns is there for its features.
        if (Modalities.Text is not TextEncoderSettings) yield break;
        var heads = Corpus.Heads.All.Where(head => Heads.Of(head) is not null).ToList();
        if (heads.Count == 0) yield return (nameof(Heads), "needs `emotion`, `sentiment` or both");
        else if (MonitoredScore.Names(heads) is var names && !names.Contains(Training.Monitor))
            yield return (nameof(Training), $"cannot have the monitor `{Training.Monitor}`; the scores are {string.Join(", ", names)}");
    }

    private static IEnumerable<string> Reasons(IEnumerable<(string Key, bool IsFrozen)> unread, bool isFrozen, string what)
    {
        List<string> keys = [.. unread.Where(modality => modality.IsFrozen == isFrozen).Select(modality => modality.Key)];
        if (keys.Count > 0) yield return $"{string.Join(" and ", keys)} {(keys.Count == 1 ? "has" : "have")} {what}";
    }
}
