using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Negative log likelihood of counts under Poisson distributions; see <see cref="nn.functional.poisson_nll_loss"/>.</summary>
        public sealed class PoissonNLLLoss : Loss<Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="log_input">Whether the input holds logarithms of the expected counts.</param>
            /// <param name="full">Whether to add Stirling's approximation of the target's factorial.</param>
            /// <param name="eps">Keeps the logarithm away from 0 when the input holds no logarithms.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public PoissonNLLLoss(bool log_input = true, bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean)
                : base(reduction)
            {
                this.log_input = log_input;
                this.full = full;
                this.eps = eps;
            }

            /// <summary>Whether the input holds logarithms of the expected counts.</summary>
            public bool log_input { get; }

            /// <summary>Whether to add Stirling's approximation of the target's factorial.</summary>
            public bool full { get; }

            /// <summary>Keeps the logarithm away from 0 when the input holds no logarithms.</summary>
            public float eps { get; }

            /// <inheritdoc/>
            /// <param name="input">Expected counts or their logarithms, any shape.</param>
            /// <param name="target">Counts, of the input's shape.</param>
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.poisson_nll_loss(input, target, log_input, full, eps, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Negative log likelihood of counts under Poisson distributions; see <see cref="nn.functional.poisson_nll_loss"/>.</summary>
            /// <param name="log_input">Whether the input holds logarithms of the expected counts.</param>
            /// <param name="full">Whether to add Stirling's approximation of the target's factorial.</param>
            /// <param name="eps">Keeps the logarithm away from 0 when the input holds no logarithms.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static PoissonNLLLoss PoissonNLLLoss(bool log_input = true, bool full = false, float eps = 1e-8f,
                Reduction reduction = Reduction.Mean) =>
                new(log_input, full, eps, reduction);
        }
    }
}
