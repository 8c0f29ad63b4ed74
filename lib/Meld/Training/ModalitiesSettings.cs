using Meld.Encoders;
using Meld.Features;
using Meld.Tracking.Settings;
using Meld.Weights;

namespace Meld.Training;

/// <summary><c>modalities</c> of an experiment: one block a modality that the model reads, or of which features are computed.</summary>
public sealed record ModalitiesSettings : ICheckedSettings
{
    /// <summary>What is made of the texts; null for a model that reads none.</summary>
    public TextSettings? Text { get; init; }

    /// <summary>What is made of the sound; null for nothing.</summary>
    public AudioSettings? Audio { get; init; }

    /// <summary>What is made of the picture; null for nothing.</summary>
    public VideoSettings? Video { get; init; }

    /// <summary>The steps that compute the features, in the order of the modalities.</summary>
    /// <param name="cache">Where pretrained weights are.</param>
    /// <exception cref="WeightsMissingException">They are not there; the message names the command that fetches them.</exception>
    /// <exception cref="IOException">They cannot be used.</exception>
    public IReadOnlyList<IFeatureStep> Steps(WeightsCache cache) => [.. Text?.Steps(cache) ?? [], .. Audio?.Steps(cache) ?? [], .. Video?.Steps(cache) ?? []];

    /// <inheritdoc/>
    public IEnumerable<(string Property, string Message)> BrokenRules()
    {
        if (Text is null && Audio is null && Video is null) yield return (nameof(Text), "is missing, and there is no other modality to read");
        if (Text?.Problem() is { } problem) yield return (nameof(Text), problem);
    }
}
