using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Logistic loss of scores against signs; see <see cref="nn.functional.soft_margin_loss"/>.</summary>
        public sealed class SoftMarginLoss : Loss<Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public SoftMarginLoss(Reduction reduction = Reduction.Mean)
                : base(reduction)
            {
            }

            /// <inheritdoc/>
            /// <param name="input">Scores, any shape.</param>
            /// <param name="target">1 or -1, of the input's shape.</param>
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.soft_margin_loss(input, target, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Logistic loss of scores against signs; see <see cref="nn.functional.soft_margin_loss"/>.</summary>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static SoftMarginLoss SoftMarginLoss(Reduction reduction = Reduction.Mean) =>
                new(reduction);
        }
    }
}
