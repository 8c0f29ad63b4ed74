using System.ComponentModel.DataAnnotations;

namespace Meld.Losses;

/// <summary>What training makes small: <c>objective</c> of an experiment.</summary>
public sealed record ObjectiveSettings
{
    /// <summary>The loss of each head.</summary>
    public LossKind Loss { get; init; } = LossKind.CrossEntropy;

    /// <summary>Power of the class weights, see <see cref="Meld.Baselines.ClassWeights.Balanced"/>; 0 weighs every utterance alike.</summary>
    [Range(0.0, double.MaxValue)]
    public double ClassWeights { get; init; } = 0.4;

    /// <summary>Share of each target that is spread over all labels, from 0 to below 1.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double LabelSmoothing { get; init; }

    /// <summary>How much the sentiment head's loss counts beside the emotion head's.</summary>
    [Range(0.0, double.MaxValue)]
    public double SentimentWeight { get; init; } = 0.5;
}
