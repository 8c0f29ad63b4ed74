using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Wants the scores of several right classes above all others; see <see cref="nn.functional.multi_label_margin_loss"/>.</summary>
        public sealed class MultiLabelMarginLoss : Loss<Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public MultiLabelMarginLoss(Reduction reduction = Reduction.Mean)
                : base(reduction)
            {
            }

            /// <inheritdoc/>
            /// <param name="input">Scores, [batch, classes] or [classes].</param>
            /// <param name="target">Class indices of the input's shape; those after the first -1 are not read.</param>
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.multi_label_margin_loss(input, target, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Wants the scores of several right classes above all others; see <see cref="nn.functional.multi_label_margin_loss"/>.</summary>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static MultiLabelMarginLoss MultiLabelMarginLoss(Reduction reduction = Reduction.Mean) =>
                new(reduction);
        }
    }
}
