using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>A module with three inputs that has nothing to learn and nothing to store.</summary>
public abstract class ParameterLessModule<T1, T2, T3, TResult> : Module<T1, T2, T3, TResult>, IParameterLessModule
{
    /// <summary>A module without parts.</summary>
    /// <param name="name">The module's name.</param>
    protected ParameterLessModule(string name)
        : base(name)
    {
    }
}
