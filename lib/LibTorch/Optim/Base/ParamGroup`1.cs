namespace TorchSharp.Modules;

/// <summary>Parameters that share the options of one kind of optimizer.</summary>
/// <typeparam name="TOptions">The optimizer's options.</typeparam>
public class ParamGroup<TOptions> : ParamGroup
    where TOptions : OptimizerOptions
{
    /// <summary>A group to be filled by its properties.</summary>
    public ParamGroup()
    {
    }

    /// <summary>A group of parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="options">Their options; null to take the optimizer's.</param>
    public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
    {
        Parameters = parameters;
        base.Options = options!;
    }

    /// <summary>The options.</summary>
    public new TOptions Options
    {
        get => (TOptions)base.Options;
        set => base.Options = value;
    }
}
