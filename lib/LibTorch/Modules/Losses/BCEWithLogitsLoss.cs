using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>
        /// Cross entropy of scores before the sigmoid against yes-or-no targets;
        /// see <see cref="nn.functional.binary_cross_entropy_with_logits"/>.
        /// </summary>
        public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
        {
            // In an array, where RegisterComponents does not take it for a buffer of this module.
            private readonly Tensor?[] positives;

            /// <summary>A loss with these settings.</summary>
            /// <param name="weight">A factor for each element, broadcast to the input; all 1 when null.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <param name="pos_weights">A factor for the positive targets, broadcast to the input.</param>
            public BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
                : base(weight, reduction)
            {
                positives = [pos_weights];
            }

            /// <summary>A factor for the positive targets, broadcast to the input.</summary>
            public Tensor? pos_weights => positives[0];

            /// <inheritdoc/>
            /// <param name="input">Scores, any shape.</param>
            /// <param name="target">Targets from 0 to 1, of the input's shape.</param>
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>
            /// Cross entropy of scores before the sigmoid against yes-or-no targets;
            /// see <see cref="nn.functional.binary_cross_entropy_with_logits"/>.
            /// </summary>
            /// <param name="weight">A factor for each element, broadcast to the input; all 1 when null.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <param name="pos_weights">A factor for the positive targets, broadcast to the input.</param>
            public static BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                new(weight, reduction, pos_weights);
        }
    }
}
