namespace Meld.Encoders;

/// <summary>How words become a vector: <c>modalities.text</c> of an experiment.</summary>
public sealed record TextEncoderSettings
{
    /// <summary>Name of the pretrained word vectors; null starts from random ones.</summary>
    public string? Weights { get; init; } = "glove";

    /// <summary>Whether the word vectors stay as they are.</summary>
    public bool Freeze { get; init; }

    /// <summary>Words of an utterance that are read; the rest of a longer one is not.</summary>
    public int Words { get; init; } = 48;

    /// <summary>Recurrent units over the words; null for none.</summary>
    public RecurrentSettings? Recurrent { get; init; }

    /// <summary>Convolutions over the words; null for none.</summary>
    public ConvolutionSettings? Convolution { get; init; }

    /// <summary>Length of an utterance's vector.</summary>
    public int Output { get; init; } = 128;

    /// <summary>Share of an utterance's pooled values that a training step sets to 0, from 0 to below 1.</summary>
    public double Dropout { get; init; } = 0.2;

    /// <summary>Share of the word vectors' values that a training step sets to 0, from 0 to below 1.</summary>
    public double EmbeddingDropout { get; init; } = 0.15;

    /// <summary>Share of the words that a training step hides, from 0 to below 1.</summary>
    public double WordDropout { get; init; } = 0.1;
}
