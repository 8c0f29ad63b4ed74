using System.ComponentModel.DataAnnotations;

namespace Meld.Models;

/// <summary>How an utterance's vector takes in the dialogue around it: <c>context</c> of an experiment.</summary>
public sealed record ContextSettings
{
    /// <summary>What carries the context.</summary>
    public ContextKind Kind { get; init; } = ContextKind.Gru;

    /// <summary>Length of the state, for each direction.</summary>
    [Range(1, int.MaxValue)]
    public int Size { get; init; } = 64;

    /// <summary>Whether later utterances may be seen.</summary>
    public ContextDirection Direction { get; init; } = ContextDirection.Both;

    /// <summary>Length of a speaker's vector; 0 leaves speakers out.</summary>
    [Range(0, int.MaxValue)]
    public int Speakers { get; init; } = 8;

    /// <summary>Share of the values that a training step sets to 0, from 0 to below 1.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Dropout { get; init; } = 0.1;

    /// <summary>Share of the utterances whose speaker a training step hides, from 0 to below 1.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double SpeakerDropout { get; init; } = 0.3;
}
