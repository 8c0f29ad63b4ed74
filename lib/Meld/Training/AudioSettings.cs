using System.Text.Json.Serialization;
using Meld.Features;
using Meld.Features.Steps;
using Meld.Tracking.Settings;
using Meld.Weights;

namespace Meld.Training;

/// <summary>What is made of clips' sound: <c>modalities.audio</c> of an experiment. Its <c>encoder</c>, if there is one, says which of these it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "encoder")]
[JsonDerivedType(typeof(Wav2Vec2Settings), "wav2vec2")]
public record AudioSettings : ICheckedSettings
{
    /// <summary>The features that are computed once and kept; null for none.</summary>
    public AudioFeatureSettings? Features { get; init; }

    /// <summary>The steps that compute features of sound, the encoder's last.</summary>
    /// <param name="cache">Where pretrained weights are.</param>
    /// <exception cref="WeightsMissingException">They are not there; the message names the command that fetches them.</exception>
    /// <exception cref="IOException">They cannot be used.</exception>
    public virtual IEnumerable<IFeatureStep> Steps(WeightsCache cache) => Features?.Steps() ?? [];

    /// <inheritdoc/>
    public virtual IEnumerable<(string Property, string Message)> BrokenRules()
    {
        if (Features is null) yield return (nameof(Features), "is missing, and there is no encoder of sounds");
        else foreach (var broken in BrokenFeatures()) yield return broken;
    }

    /// <summary>What is wrong with the features that are kept.</summary>
    private protected IEnumerable<(string Property, string Message)> BrokenFeatures()
    {
        if (Features?.Problem() is { } problem) yield return (nameof(Features), $"cannot be: {problem}");
        else if (Features is not null && !Features.Steps().Any()) yield return (nameof(Features), "needs `decode`, `mel` or both");
    }
}
