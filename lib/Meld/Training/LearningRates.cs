using System.ComponentModel.DataAnnotations;
using Meld.Corpus;
using Meld.Tracking.Settings;

namespace Meld.Training;

/// <summary>Learning rates by part of the model.</summary>
public sealed record LearningRates
{
    /// <summary>Of everything without a rate of its own.</summary>
    [Shorthand]
    [Range(0.0, 1e3)]
    public double Default { get; init; } = 1e-3;

    /// <summary>Of the text encoder.</summary>
    [Range(0.0, 1e3)]
    public double? Text { get; init; }

    /// <summary>The rate of an encoder; null where it has none of its own.</summary>
    internal double? Of(Modality modality) => modality == Modality.Text ? Text : null;
}
