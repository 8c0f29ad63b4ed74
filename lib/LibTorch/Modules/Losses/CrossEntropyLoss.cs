using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Cross entropy of scores against class indices or class probabilities; see <see cref="nn.functional.cross_entropy"/>.</summary>
        public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="weight">A factor for each class, [classes]; all 1 when null.</param>
            /// <param name="ignore_index">Targets with this index count for nothing; -100 when null.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <param name="label_smoothing">Share of the target's probability that is spread over all classes, 0 to 1.</param>
            public CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean, double label_smoothing = 0.0)
                : base(weight, reduction)
            {
                this.ignore_index = ignore_index;
                this.label_smoothing = label_smoothing;
            }

            /// <summary>Targets with this index count for nothing; -100 when null.</summary>
            public long? ignore_index { get; }

            /// <summary>Share of the target's probability that is spread over all classes, 0 to 1.</summary>
            public double label_smoothing { get; }

            /// <inheritdoc/>
            /// <param name="input">Scores, [classes], [batch, classes] or [batch, classes, ...].</param>
            /// <param name="target">Class indices, [batch, ...], or probabilities of the input's shape.</param>
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction, label_smoothing);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Cross entropy of scores against class indices or class probabilities; see <see cref="nn.functional.cross_entropy"/>.</summary>
            /// <param name="weight">A factor for each class, [classes]; all 1 when null.</param>
            /// <param name="ignore_index">Targets with this index count for nothing; -100 when null.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) =>
                new(weight, ignore_index, reduction);
        }
    }
}
