using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A module that gives a loss, from 3 inputs.</summary>
/// <typeparam name="T1">Type of an input.</typeparam>
/// <typeparam name="T2">Type of an input.</typeparam>
/// <typeparam name="T3">Type of an input.</typeparam>
/// <typeparam name="TResult">Type of the loss.</typeparam>
public abstract class Loss<T1, T2, T3, TResult> : nn.Module<T1, T2, T3, TResult>
{
    /// <summary>A loss with this reduction.</summary>
    /// <param name="reduction">How the losses of the elements become one.</param>
    public Loss(nn.Reduction reduction = nn.Reduction.Mean)
        : base(nameof(Loss<T1, T2, T3, TResult>)) =>
        this.reduction = reduction;

    /// <summary>How the losses of the elements become one.</summary>
    public nn.Reduction reduction { get; }
}
