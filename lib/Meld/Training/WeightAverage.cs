using Meld.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Meld.Training;

/// <summary>
/// An exponential moving average of parameters over the steps (Polyak and Juditsky 1992), which is evaluated in their place. Its start is corrected as
/// Adam's means are: after t steps it is the mean of the t weights so far, each counting by the decay to the power of its age.
/// </summary>
internal sealed class WeightAverage : IDisposable
{
    private readonly IReadOnlyList<Parameter> parameters;
    private readonly double decay;

    /// <summary>An average that has seen no step: the parameters as they are.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="decay">From 0, where there is no average but the parameters themselves, to below 1.</param>
    public WeightAverage(IReadOnlyList<Parameter> parameters, double decay)
    {
        (this.parameters, this.decay) = (parameters, decay);
        using var noGrad = no_grad();
        Values = decay == 0 ? [] : [.. parameters.Select(parameter => parameter.clone().DetachFromDisposeScope())];
    }

    /// <summary>The averages in the order of the parameters; none where there is no average.</summary>
    public IReadOnlyList<Tensor> Values { get; }

    /// <summary>Takes the parameters after a step in.</summary>
    /// <param name="globalStep">Number of steps so far, from 1.</param>
    public void Update(long globalStep)
    {
        if (Values.Count > 0) Foreach.Lerp(Values, parameters, (1 - decay) / (1 - Math.Pow(decay, globalStep)));
    }

    /// <summary>Does something while the averages are in the parameters.</summary>
    public T Applied<T>(Func<T> work)
    {
        if (Values.Count == 0) return work();
        using var own = new KeptTensors(parameters);
        try
        {
            using (var noGrad = no_grad())
            {
                foreach (var (parameter, value) in parameters.Zip(Values)) parameter.copy_(value);
            }
            return work();
        }
        finally
        {
            own.Restore();
        }
    }

    /// <summary>Frees the averages.</summary>
    public void Dispose()
    {
        foreach (var value in Values) value.Dispose();
    }
}
