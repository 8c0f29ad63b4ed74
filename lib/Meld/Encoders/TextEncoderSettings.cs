namespace Meld.Encoders;

/// <summary>How words become a vector: <c>modalities.text</c> of an experiment.</summary>
public sealed record TextEncoderSettings
{
    /// <summary>Name of the pretrained word vectors; null starts from random ones.</summary>
    public string? Weights { get; init; } = "glove";

    /// <summary>Whether the word vectors stay as they are.</summary>
    public bool Freeze { get; init; }

    /// <summary>Length of an utterance's vector.</summary>
    public int Output { get; init; } = 200;

    /// <summary>Convolutions over the words.</summary>
    public ConvolutionSettings Convolution { get; init; } = new();

    /// <summary>Hashed character n-grams beside the words; null leaves them out.</summary>
    public CharacterSettings? Characters { get; init; } = new();

    /// <summary>Share of the vectors' values that a training step sets to 0, from 0 to below 1.</summary>
    public double Dropout { get; init; } = 0.4;

    /// <summary>Share of the words that a training step hides, from 0 to below 1.</summary>
    public double WordDropout { get; init; } = 0.1;
}
