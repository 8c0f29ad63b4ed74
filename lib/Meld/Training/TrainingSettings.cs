using System.ComponentModel.DataAnnotations;

namespace Meld.Training;

/// <summary>How a model is trained: <c>training</c> of an experiment.</summary>
public sealed record TrainingSettings
{
    /// <summary>The optimizer.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.AdamW;

    /// <summary>Largest learning rate: <c>default</c>, and by modality where an encoder has its own.</summary>
    public LearningRates LearningRate { get; init; } = new();

    /// <summary>Decoupled weight decay (Loshchilov and Hutter 2019).</summary>
    [Range(0.0, 1.0)]
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>How the learning rate changes from step to step.</summary>
    public ScheduleKind Schedule { get; init; } = ScheduleKind.Cosine;

    /// <summary>Share of all steps in which the learning rate rises from 0, from 0 to below 1.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Warmup { get; init; } = 0.1;

    /// <summary>Most epochs.</summary>
    [Range(1, 10_000)]
    public int Epochs { get; init; } = 16;

    /// <summary>Dialogues a step.</summary>
    [Range(1, 10_000)]
    public int Batch { get; init; } = 8;

    /// <summary>Longest gradient over all parameters (Euclidean); longer ones are scaled down. 0 leaves them.</summary>
    [Range(0.0, 1e9)]
    public double ClipGradient { get; init; } = 1;

    /// <summary>Decay a step of the running mean of the weights that is evaluated in their place; 0 evaluates the weights themselves.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double AverageWeights { get; init; } = 0.99;

    /// <summary>The score that chooses the best epoch, such as <c>dev.emotion.weighted_f1</c>.</summary>
    public string Monitor { get; init; } = "dev.emotion.weighted_f1";

    /// <summary>Epochs without a better score after which training stops; 0 never stops early.</summary>
    [Range(0, 10_000)]
    public int Patience { get; init; } = 8;

    /// <summary>Steps between checkpoints; 0 for none but those that are written after each epoch.</summary>
    [Range(0, 1_000_000_000)]
    public int CheckpointSteps { get; init; } = 200;
}
