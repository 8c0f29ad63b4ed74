using Meld.Encoders;

namespace Meld.Training;

/// <summary><c>modalities</c> of an experiment: one block a modality that the model reads.</summary>
public sealed record ModalitiesSettings
{
    /// <summary>The text encoder; null for a model that reads no text.</summary>
    public TextEncoderSettings? Text { get; init; }
}
