using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Kullback-Leibler divergence of the target from the input; see <see cref="nn.functional.kl_div"/>.</summary>
        public sealed class KLDivLoss : Loss<Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="log_target">Whether the target, too, holds logarithms of probabilities.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public KLDivLoss(bool log_target = true, Reduction reduction = Reduction.Mean)
                : base(reduction)
            {
                this.log_target = log_target;
            }

            /// <summary>Whether the target, too, holds logarithms of probabilities.</summary>
            public bool log_target { get; }

            /// <inheritdoc/>
            /// <param name="input">Logarithms of probabilities, any shape.</param>
            /// <param name="target">Probabilities of the input's shape, or their logarithms.</param>
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.kl_div(input, target, log_target, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Kullback-Leibler divergence of the target from the input; see <see cref="nn.functional.kl_div"/>.</summary>
            /// <param name="log_target">Whether the target, too, holds logarithms of probabilities.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static KLDivLoss KLDivLoss(bool log_target = true, Reduction reduction = Reduction.Mean) =>
                new(log_target, reduction);
        }
    }
}
