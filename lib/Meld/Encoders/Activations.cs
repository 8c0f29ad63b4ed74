using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Encoders;

/// <summary>Activation functions by the names that published configurations have for them.</summary>
internal static class Activations
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> Functions = new(StringComparer.Ordinal)
    {
        ["gelu"] = x => functional.gelu(x),
        // The approximation by tanh of arXiv:1606.08415.
        ["gelu_new"] = x => functional.gelu(x, TorchSharp.Modules.GELU.Approximate.tanh),
        ["gelu_pytorch_tanh"] = x => functional.gelu(x, TorchSharp.Modules.GELU.Approximate.tanh),
        ["relu"] = x => functional.relu(x),
        ["silu"] = x => functional.silu(x),
        ["swish"] = x => functional.silu(x),
    };

    /// <summary>All names.</summary>
    public static IReadOnlyCollection<string> Names => Functions.Keys;

    /// <summary>The function of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public static Func<Tensor, Tensor> Of(string name) => Functions[name];
}
