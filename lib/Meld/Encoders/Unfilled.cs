using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Meld.Encoders;

/// <summary>
/// Layers whose parameters are memory and nothing in it yet, for weights to be loaded into: the layers' own constructors would draw a hundred million random
/// numbers that nobody reads, and touch all the memory for a model that is only looked at.
/// </summary>
internal static class Unfilled
{
    /// <summary>Where a layer is to be made that <see cref="Fill"/> gives its memory: there, parameters have shapes and no elements.</summary>
    public static Device Nowhere { get; } = device(DeviceType.META);

    /// <summary>x W^T + b.</summary>
    public static Linear Linear(long inputs, long outputs, bool bias = true) => nn.Linear(Parameter(outputs, inputs), bias ? Parameter(outputs) : null);

    /// <summary>A table of vectors.</summary>
    public static Embedding Embedding(long rows, long size)
    {
        using var table = empty(rows, size);
        return nn.Embedding_from_pretrained(table, freeze: false);
    }

    /// <summary>A convolution that was made <see cref="Nowhere"/>, with memory for its parameters.</summary>
    public static T Fill<T>(T convolution)
        where T : Convolution
    {
        using var weight = convolution.weight;
        using var bias = convolution.bias;
        convolution.weight = Parameter(weight.shape);
        if (bias is not null) convolution.bias = Parameter(bias.shape);
        return convolution;
    }

    /// <summary>A parameter of a shape.</summary>
    public static Parameter Parameter(params long[] shape)
    {
        using var data = empty(shape);
        return nn.Parameter(data);
    }
}
