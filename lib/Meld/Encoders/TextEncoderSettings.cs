using System.ComponentModel.DataAnnotations;

namespace Meld.Encoders;

/// <summary>How words become a vector: <c>modalities.text</c> of an experiment with <c>encoder: words</c>, or without <c>encoder</c>.</summary>
public sealed record TextEncoderSettings : TextSettings
{
    /// <summary>Name of the pretrained word vectors; null starts from random ones.</summary>
    public string? Weights { get; init; } = "glove";

    /// <summary>Whether the word vectors stay as they are.</summary>
    public bool Freeze { get; init; }

    /// <summary>Words of an utterance that are read; the rest of a longer one is not.</summary>
    [Range(1, int.MaxValue)]
    public int Words { get; init; } = 48;

    /// <summary>Recurrent units over the words; null for none.</summary>
    public RecurrentSettings? Recurrent { get; init; }

    /// <summary>Convolutions over the words; null for none.</summary>
    public ConvolutionSettings? Convolution { get; init; }

    /// <summary>Length of an utterance's vector.</summary>
    [Range(1, int.MaxValue)]
    public int Output { get; init; } = 128;

    /// <summary>Share of an utterance's pooled values that a training step sets to 0, from 0 to below 1.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Dropout { get; init; } = 0.2;

    /// <summary>Share of the word vectors' values that a training step sets to 0, from 0 to below 1.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double EmbeddingDropout { get; init; } = 0.1;

    /// <summary>Share of the words that a training step hides, from 0 to below 1.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double WordDropout { get; init; } = 0.05;

    /// <inheritdoc/>
    public override string? Problem() => this switch
    {
        { Recurrent: null, Convolution: null } => "needs `recurrent`, `convolution` or both",
        { Convolution.Widths.Count: 0 } => "needs a width in `convolution.widths`",
        _ => null,
    };
}
