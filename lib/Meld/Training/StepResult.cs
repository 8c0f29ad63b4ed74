using Meld.Corpus;

namespace Meld.Training;

/// <summary>What one step of a training did.</summary>
public sealed record StepResult
{
    /// <summary>The epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The step of the epoch, from 1.</summary>
    public required int Step { get; init; }

    /// <summary>The step since the training's start, from 1.</summary>
    public required long GlobalStep { get; init; }

    /// <summary>The objective of the batch before the step.</summary>
    public required double Loss { get; init; }

    /// <summary>The loss of each head before its weight.</summary>
    public required IReadOnlyDictionary<Head, double> HeadLosses { get; init; }

    /// <summary>Euclidean norm of all gradients before clipping.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>The learning rates of this step by part of the model: <c>default</c>, and the modalities whose encoders have their own.</summary>
    public required IReadOnlyDictionary<string, double> LearningRates { get; init; }

    /// <summary>Number of utterances in the batch.</summary>
    public required int Utterances { get; init; }

    /// <summary>How long the step took, without the evaluation after an epoch's last.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The epoch that this step ended, evaluated on dev; null within an epoch.</summary>
    public EpochResult? EndedEpoch { get; init; }
}
