using Meld.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Encoders;

/// <summary>A convolution and the batch normalization behind it, two modules that a checkpoint names apart and that one computation can stand for.</summary>
/// <param name="convolution">The convolution, without a bias.</param>
/// <param name="norm">The normalization.</param>
internal sealed class NormedConvolution(Convolution convolution, NormBase norm)
{
    private bool isFolded;

    /// <summary>The first two modules of a row.</summary>
    public static NormedConvolution Of(Sequential modules) => new((Convolution)modules[0], (NormBase)modules[1]);

    /// <summary>The layer's result.</summary>
    public Tensor Call(Tensor x)
    {
        if (isFolded) return convolution.call(x);
        using var convolved = convolution.call(x);
        return norm.call(convolved);
    }

    /// <summary>Takes the normalization of evaluation, an affine map of each channel, into kernels and bias: a pass over memory less for each layer.</summary>
    public void Fold()
    {
        if (isFolded) return;
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var factor = norm.weight! / (norm.running_var! + norm.eps).sqrt();
        var bias = norm.bias! - norm.running_mean! * factor;
        var shape = new long[convolution.kernel_size.Length + 2];
        Array.Fill(shape, 1);
        shape[0] = -1;
        Replace(convolution.weight * factor.view(shape), bias);
        isFolded = true;
    }

    /// <summary>Converts kernels and bias.</summary>
    public void Convert(ScalarType type) => Replace(convolution.weight.to(type), convolution.bias!.to(type));

    /// <summary>Lays the kernels out for <see cref="Blocked"/> tensors.</summary>
    public void Block() => Replace(Blocked.Kernels(convolution), Blocked.From(convolution.bias!));

    private void Replace(Tensor weight, Tensor bias)
    {
        using var oldWeight = convolution.weight;
        using var oldBias = convolution.bias;
        (convolution.weight, convolution.bias) = (Parameter(weight, requires_grad: false), Parameter(bias, requires_grad: false));
    }
}
