using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Mean over the classes of each one's binary cross entropy; see <see cref="nn.functional.multilabel_soft_margin_loss"/>.</summary>
        public sealed class MultiLabelSoftMarginLoss : WeightedLoss<Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="weight">A factor for each class, [classes]; all 1 when null.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public MultiLabelSoftMarginLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean)
                : base(weight, reduction)
            {
            }

            /// <inheritdoc/>
            /// <param name="input">Scores, [batch, classes].</param>
            /// <param name="target">0 or 1, of the input's shape.</param>
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.multilabel_soft_margin_loss(input, target, weight, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Mean over the classes of each one's binary cross entropy; see <see cref="nn.functional.multilabel_soft_margin_loss"/>.</summary>
            /// <param name="weight">A factor for each class, [classes]; all 1 when null.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static MultiLabelSoftMarginLoss MultiLabelSoftMarginLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                new(weight, reduction);
        }
    }
}
