namespace Meld.Training;

/// <summary>How a model is trained: <c>training</c> of an experiment.</summary>
public sealed record TrainingSettings
{
    /// <summary>The optimizer.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.AdamW;

    /// <summary>Largest learning rate: <c>default</c>, and by modality where an encoder has its own.</summary>
    public LearningRates LearningRate { get; init; } = new();

    /// <summary>Decoupled weight decay (Loshchilov and Hutter 2019).</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>How the learning rate changes from step to step.</summary>
    public ScheduleKind Schedule { get; init; } = ScheduleKind.Cosine;

    /// <summary>Share of all steps in which the learning rate rises from 0, from 0 to below 1.</summary>
    public double Warmup { get; init; } = 0.1;

    /// <summary>Most epochs.</summary>
    public int Epochs { get; init; } = 16;

    /// <summary>Dialogues a step.</summary>
    public int Batch { get; init; } = 8;

    /// <summary>Longest gradient over all parameters (Euclidean); longer ones are scaled down. 0 leaves them.</summary>
    public double ClipGradient { get; init; } = 1;

    /// <summary>Decay a step of the running mean of the weights that is evaluated in their place; 0 evaluates the weights themselves.</summary>
    public double AverageWeights { get; init; } = 0.99;

    /// <summary>The score that chooses the best epoch, such as <c>dev.emotion.weighted_f1</c>.</summary>
    public string Monitor { get; init; } = "dev.emotion.weighted_f1";

    /// <summary>Epochs without a better score after which training stops; 0 never stops early.</summary>
    public int Patience { get; init; } = 8;

    /// <summary>Steps between checkpoints; one is also written after each epoch.</summary>
    public int CheckpointSteps { get; init; } = 200;
}
