using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Negative log likelihood under normal distributions with given variances; see <see cref="nn.functional.gaussian_nll_loss"/>.</summary>
        public sealed class GaussianNLLLoss : Loss<Tensor, Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="full">Whether to add the constant 0.5 * log(2 pi).</param>
            /// <param name="eps">The least variance that is reckoned with.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public GaussianNLLLoss(bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean)
                : base(reduction)
            {
                this.full = full;
                this.eps = eps;
            }

            /// <summary>Whether to add the constant 0.5 * log(2 pi).</summary>
            public bool full { get; }

            /// <summary>The least variance that is reckoned with.</summary>
            public float eps { get; }

            /// <inheritdoc/>
            /// <param name="input">Expected values, any shape.</param>
            /// <param name="target">Targets of the input's shape.</param>
            /// <param name="variance">Variances of the input's shape, or without its last dimension, or with 1 there.</param>
            public override Tensor forward(Tensor input, Tensor target, Tensor variance) =>
                functional.gaussian_nll_loss(input, target, variance, full, eps, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Negative log likelihood under normal distributions with given variances; see <see cref="nn.functional.gaussian_nll_loss"/>.</summary>
            /// <param name="full">Whether to add the constant 0.5 * log(2 pi).</param>
            /// <param name="eps">The least variance that is reckoned with.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static GaussianNLLLoss GaussianNLLLoss(bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean) =>
                new(full, eps, reduction);
        }
    }
}
