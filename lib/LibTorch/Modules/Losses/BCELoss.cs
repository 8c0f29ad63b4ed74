using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Cross entropy of probabilities against yes-or-no targets; see <see cref="nn.functional.binary_cross_entropy"/>.</summary>
        public sealed class BCELoss : WeightedLoss<Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="weight">A factor for each element, broadcast to the input; all 1 when null.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public BCELoss(Tensor? weight = null, Reduction reduction = Reduction.Mean)
                : base(weight, reduction)
            {
            }

            /// <inheritdoc/>
            /// <param name="input">Probabilities, any shape.</param>
            /// <param name="target">Targets from 0 to 1, of the input's shape.</param>
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.binary_cross_entropy(input, target, weight, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Cross entropy of probabilities against yes-or-no targets; see <see cref="nn.functional.binary_cross_entropy"/>.</summary>
            /// <param name="weight">A factor for each element, broadcast to the input; all 1 when null.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static BCELoss BCELoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                new(weight, reduction);
        }
    }
}
