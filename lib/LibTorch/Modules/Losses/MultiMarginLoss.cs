using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Wants the right class's score above every other by a margin; see <see cref="nn.functional.multi_margin_loss"/>.</summary>
        public sealed class MultiMarginLoss : WeightedLoss<Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="p">Power of each shortfall, 1 or 2.</param>
            /// <param name="margin">By how much the right class has to lead.</param>
            /// <param name="weight">A factor for each class, [classes]; all 1 when null.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public MultiMarginLoss(int p = 1, double margin = 1.0, Tensor? weight = null, Reduction reduction = Reduction.Mean)
                : base(weight, reduction)
            {
                this.p = p;
                this.margin = margin;
            }

            /// <summary>Power of each shortfall, 1 or 2.</summary>
            public int p { get; }

            /// <summary>By how much the right class has to lead.</summary>
            public double margin { get; }

            /// <inheritdoc/>
            /// <param name="input">Scores, [batch, classes] or [classes].</param>
            /// <param name="target">Class indices, [batch] or a scalar.</param>
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.multi_margin_loss(input, target, p, margin, weight, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Wants the right class's score above every other by a margin; see <see cref="nn.functional.multi_margin_loss"/>.</summary>
            /// <param name="p">Power of each shortfall, 1 or 2.</param>
            /// <param name="margin">By how much the right class has to lead.</param>
            /// <param name="weight">A factor for each class, [classes]; all 1 when null.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static MultiMarginLoss MultiMarginLoss(int p = 1, double margin = 1.0, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                new(p, margin, weight, reduction);
        }
    }
}
