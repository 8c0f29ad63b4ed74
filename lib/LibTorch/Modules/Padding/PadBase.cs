using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What all padding modules share.</summary>
public abstract class PadBase : ParameterLessModule<Tensor, Tensor>
{
    private readonly PaddingModes mode;

    /// <summary>Padding of some kind.</summary>
    /// <param name="name">The module's name.</param>
    /// <param name="mode">What fills the new places.</param>
    /// <param name="value">The constant that fills them.</param>
    /// <param name="padding">Before and after the last dimension, then the one before it, and so on.</param>
    protected PadBase(string name, PaddingModes mode, double value, params long[] padding)
        : base(name)
    {
        this.mode = mode;
        this.value = value;
        this.padding = padding;
    }

    /// <summary>Before and after the last dimension, then the one before it, and so on.</summary>
    public long[] padding { get; set; }

    /// <summary>The constant that fills the new places.</summary>
    public double value { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.pad(input, padding, mode, value);
}
