using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Negative log likelihood of class indices; see <see cref="nn.functional.nll_loss"/>.</summary>
        public sealed class NLLLoss : WeightedLoss<Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="weight">A factor for each class, [classes]; all 1 when null.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean)
                : base(weight, reduction)
            {
            }

            /// <inheritdoc/>
            /// <param name="input">Logarithms of probabilities, [batch, classes, ...].</param>
            /// <param name="target">Class indices, [batch, ...].</param>
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.nll_loss(input, target, weight, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Negative log likelihood of class indices; see <see cref="nn.functional.nll_loss"/>.</summary>
            /// <param name="weight">A factor for each class, [classes]; all 1 when null.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                new(weight, reduction);
        }
    }
}
