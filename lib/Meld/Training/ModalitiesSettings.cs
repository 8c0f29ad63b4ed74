using Meld.Encoders;
using Meld.Features;
using Meld.Tracking.Settings;

namespace Meld.Training;

/// <summary><c>modalities</c> of an experiment: one block a modality that the model reads, or of which features are computed.</summary>
public sealed record ModalitiesSettings : ICheckedSettings
{
    /// <summary>The text encoder; null for a model that reads no text.</summary>
    public TextEncoderSettings? Text { get; init; }

    /// <summary>What is made of the sound; null for nothing.</summary>
    public AudioSettings? Audio { get; init; }

    /// <summary>What is made of the picture; null for nothing.</summary>
    public VideoSettings? Video { get; init; }

    /// <summary>The steps that compute the features, audio first.</summary>
    public IReadOnlyList<IClipStep> Steps() => [.. Audio?.Features?.Steps() ?? [], .. Video?.Features?.Steps() ?? []];

    /// <inheritdoc/>
    public IEnumerable<(string Property, string Message)> BrokenRules()
    {
        if (Text is null && Audio is null && Video is null) yield return (nameof(Text), "is missing, and there is no other modality to read");
        if (Text is { Recurrent: null, Convolution: null }) yield return (nameof(Text), "needs `recurrent`, `convolution` or both");
        if (Text is { Convolution.Widths.Count: 0 }) yield return (nameof(Text), "needs a width in `convolution.widths`");
    }
}
