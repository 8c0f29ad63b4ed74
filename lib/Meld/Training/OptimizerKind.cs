namespace Meld.Training;

/// <summary>What turns gradients into steps.</summary>
public enum OptimizerKind
{
    /// <summary>Adam (Kingma and Ba 2015).</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
    AdamW,

    /// <summary>Stochastic gradient descent with momentum 0.9.</summary>
    Sgd,
}
