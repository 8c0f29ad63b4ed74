using System.ComponentModel.DataAnnotations;
using Meld.Corpus;

namespace Meld.Models;

/// <summary>The heads of a model; those left out are null.</summary>
public sealed record HeadsSettings
{
    /// <summary>The emotion head.</summary>
    public HeadSettings? Emotion { get; init; }

    /// <summary>The sentiment head.</summary>
    public HeadSettings? Sentiment { get; init; }

    /// <summary>Share of the values that heads read and a training step sets to 0, from 0 to below 1.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Dropout { get; init; } = 0.2;

    /// <summary>The settings of a head, or null.</summary>
    public HeadSettings? Of(Head head) => head == Head.Emotion ? Emotion : Sentiment;
}
