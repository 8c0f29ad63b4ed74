using static TorchSharp.torch;

namespace LibTorch.Tests;

/// <summary>Gradients held against finite differences, in double precision.</summary>
internal static class Slopes
{
    private const double Step = 1e-6;

    /// <summary>Compares the gradients of a weighted sum of outputs with its slopes, for each element of each leaf.</summary>
    /// <param name="what">What failing tests name.</param>
    /// <param name="leaves">float64 tensors that the outputs depend on.</param>
    /// <param name="outputs">Computes the outputs.</param>
    internal static void AssertEqualGradients(string what, IEnumerable<Tensor> leaves, Func<Tensor[]> outputs)
    {
        using var scope = NewDisposeScope();
        Tensor[] all = [.. leaves];
        foreach (var leaf in all)
        {
            leaf.requires_grad = true;
            leaf.grad = null;
        }
        Weighted(outputs()).backward();
        using var _ = no_grad();
        for (var which = 0; which < all.Length; which++)
        {
            var grad = all[which].grad ?? throw new InvalidOperationException($"{what}: leaf {which} has no gradient");
            var gradient = grad.contiguous().data<double>().ToArray();
            var flat = all[which].detach().view(-1);
            for (var i = 0L; i < gradient.Length; i++)
            {
                var value = flat[i].item<double>();
                var slope = (At(value + Step) - At(value - Step)) / (2 * Step);
                flat[i] = tensor(value, float64);
                Assert.True(Math.Abs(slope - gradient[i]) <= 2e-6 * (1 + Math.Abs(slope)), $"{what}: leaf {which}[{i}]: slope {slope}, gradient {gradient[i]}");

                double At(double moved)
                {
                    flat[i] = tensor(moved, float64);
                    return Weighted(outputs()).item<double>();
                }
            }
        }
    }

    private static Tensor Weighted(Tensor[] outputs) =>
        outputs.Select(output => (output * linspace(1, 2, output.numel(), float64).reshape(output.shape)).sum()).Aggregate((x, y) => x + y);
}
