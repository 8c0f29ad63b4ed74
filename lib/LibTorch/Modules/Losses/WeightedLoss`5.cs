using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A module that gives a loss with a factor for each class or element, from 4 inputs.</summary>
/// <typeparam name="T1">Type of an input.</typeparam>
/// <typeparam name="T2">Type of an input.</typeparam>
/// <typeparam name="T3">Type of an input.</typeparam>
/// <typeparam name="T4">Type of an input.</typeparam>
/// <typeparam name="TResult">Type of the loss.</typeparam>
public abstract class WeightedLoss<T1, T2, T3, T4, TResult> : Loss<T1, T2, T3, T4, TResult>
{
    // In an array, where RegisterComponents does not take it for a buffer of this module.
    private readonly Tensor?[] weights;

    /// <summary>A loss with these factors and this reduction.</summary>
    /// <param name="weight">The factors; all 1 when null.</param>
    /// <param name="reduction">How the losses of the elements become one.</param>
    public WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction) =>
        weights = [weight];

    /// <summary>The factors; all 1 when null. They are the caller's: no buffer, so neither moved nor disposed with the module.</summary>
    public Tensor? weight => weights[0];
}
