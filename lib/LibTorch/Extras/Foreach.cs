using TorchSharp.Interop;
using static TorchSharp.torch;

namespace Meld.Torch;

/// <summary>
/// One operation on many tensors in place, in one call: what running averages, gradient clipping and accumulation do with all parameters of a model.
/// Results have the bits of the same operation tensor by tensor; no graph is recorded. Lists go in pairs: the second has as many tensors, each of the
/// shape of its partner. An empty list is no error.
/// </summary>
/// <remarks>Where libtorch's list operations cannot be called, a loop over the tensors under <c>torch.no_grad()</c> gives the same numbers.</remarks>
public static class Foreach
{
    /// <summary>Adds a multiple of other tensors: <c>t += alpha * other</c>.</summary>
    /// <param name="tensors">The tensors to change.</param>
    /// <param name="others">What to add.</param>
    /// <param name="alpha">Its factor.</param>
    public static void Add(IReadOnlyCollection<Tensor> tensors, IReadOnlyCollection<Tensor> others, double alpha = 1)
    {
        if (IsEmpty(tensors, others)) return;
        using var noGrad = no_grad();
        Aten._foreach_add__List(tensors, others, alpha);
    }

    /// <summary>Adds a number: <c>t += value</c>.</summary>
    /// <param name="tensors">The tensors to change.</param>
    /// <param name="value">The number.</param>
    public static void Add(IReadOnlyCollection<Tensor> tensors, double value)
    {
        if (IsEmpty(tensors)) return;
        using var noGrad = no_grad();
        Aten._foreach_add__Scalar(tensors, value);
    }

    /// <summary>Multiplies elementwise: <c>t *= other</c>.</summary>
    /// <param name="tensors">The tensors to change.</param>
    /// <param name="others">The factors.</param>
    public static void Mul(IReadOnlyCollection<Tensor> tensors, IReadOnlyCollection<Tensor> others)
    {
        if (IsEmpty(tensors, others)) return;
        using var noGrad = no_grad();
        Aten._foreach_mul__List(tensors, others);
    }

    /// <summary>Multiplies by a number: <c>t *= value</c>.</summary>
    /// <param name="tensors">The tensors to change.</param>
    /// <param name="value">The number.</param>
    public static void Mul(IReadOnlyCollection<Tensor> tensors, double value)
    {
        if (IsEmpty(tensors)) return;
        using var noGrad = no_grad();
        Aten._foreach_mul__Scalar(tensors, value);
    }

    /// <summary>
    /// Goes a part of the way to other tensors: <c>t = (1 - weight) * t + weight * end</c>. An exponential moving average with decay d of the parameters
    /// is <c>Lerp(averages, parameters, 1 - d)</c>.
    /// </summary>
    /// <param name="tensors">The tensors to change.</param>
    /// <param name="ends">Where to go.</param>
    /// <param name="weight">The part: 0 to stay, 1 to arrive.</param>
    public static void Lerp(IReadOnlyCollection<Tensor> tensors, IReadOnlyCollection<Tensor> ends, double weight)
    {
        if (IsEmpty(tensors, ends)) return;
        using var noGrad = no_grad();
        Aten._foreach_mul__Scalar(tensors, 1 - weight);
        Aten._foreach_add__List(tensors, ends, weight);
    }

    /// <summary>Fills with zeros.</summary>
    /// <param name="tensors">The tensors to change.</param>
    public static void Zero(IReadOnlyCollection<Tensor> tensors)
    {
        if (IsEmpty(tensors)) return;
        using var noGrad = no_grad();
        Aten._foreach_zero_(tensors);
    }

    /// <summary>The norm of all tensors as one long vector, as gradient clipping wants it.</summary>
    /// <param name="tensors">The tensors, all on one device; at least one.</param>
    /// <param name="order">The norm's order: 2 for the Euclidean, 1, or infinity for the largest size.</param>
    /// <returns>A tensor without dimensions, of the tensors' type.</returns>
    public static Tensor Norm(IReadOnlyCollection<Tensor> tensors, double order = 2)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        if (tensors.Count == 0) throw new ArgumentException("The norm of no tensor has no type.", nameof(tensors));
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var norms = Aten.stack(tensors.Select(tensor => Aten.linalg_vector_norm(tensor, order)));
        return Aten.linalg_vector_norm(norms, order).MoveToOuterDisposeScope();
    }

    private static bool IsEmpty(IReadOnlyCollection<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        return tensors.Count == 0;
    }

    private static bool IsEmpty(IReadOnlyCollection<Tensor> tensors, IReadOnlyCollection<Tensor> others)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentNullException.ThrowIfNull(others);
        if (tensors.Count != others.Count) throw new ArgumentException($"{tensors.Count} tensors cannot go in pairs with {others.Count}.", nameof(others));
        return tensors.Count == 0;
    }
}
