using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Parameters that share their options.</summary>
public class ParamGroup : ILearningRateController
{
    private Parameter[] parameters = [];

    /// <summary>The parameters. They are read once, when this is set.</summary>
    public IEnumerable<Parameter> Parameters
    {
        get => parameters;
        set => parameters = [.. value];
    }

    /// <summary>The options; those not given are taken from the optimizer when the group is added.</summary>
    public OptimizerOptions Options { get; set; } = null!;

    /// <inheritdoc/>
    public double LearningRate
    {
        get => Options.LearningRate!.Value;
        set => Options.LearningRate = value;
    }

    /// <inheritdoc/>
    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }

    /// <summary>The parameters without an enumerator.</summary>
    internal ReadOnlySpan<Parameter> Members => parameters;
}
