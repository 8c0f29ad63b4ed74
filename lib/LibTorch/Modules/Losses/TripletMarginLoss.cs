using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Wants the anchor nearer to its positive than to its negative by a margin; see <see cref="nn.functional.triplet_margin_loss"/>.</summary>
        public sealed class TripletMarginLoss : Loss<Tensor, Tensor, Tensor, Tensor>
        {
            private readonly double eps;
            private readonly bool swap;

            /// <summary>A loss with these settings.</summary>
            /// <param name="margin">By how much the distances have to differ.</param>
            /// <param name="p">Norm of the distance.</param>
            /// <param name="eps">Added to the differences, for stability.</param>
            /// <param name="swap">Whether the negative's distance to the positive counts where it is the shorter one.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public TripletMarginLoss(double margin = 1.0, long p = 2, double eps = 1e-06, bool swap = false, Reduction reduction = Reduction.Mean)
                : base(reduction)
            {
                this.margin = margin;
                this.p = p;
                this.eps = eps;
                this.swap = swap;
            }

            /// <summary>By how much the distances have to differ.</summary>
            public double margin { get; }

            /// <summary>Norm of the distance.</summary>
            public long p { get; }

            /// <inheritdoc/>
            /// <param name="anchor">Vectors, [batch, width] or [width].</param>
            /// <param name="positive">Vectors that belong to the anchors.</param>
            /// <param name="negative">Vectors that do not.</param>
            public override Tensor forward(Tensor anchor, Tensor positive, Tensor negative) =>
                functional.triplet_margin_loss(anchor, positive, negative, margin, p, eps, swap, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>
            /// Wants the anchor nearer to its positive than to its negative by a margin;
            /// see <see cref="nn.functional.triplet_margin_loss"/>.
            /// </summary>
            /// <param name="margin">By how much the distances have to differ.</param>
            /// <param name="p">Norm of the distance.</param>
            /// <param name="eps">Added to the differences, for stability.</param>
            /// <param name="swap">Whether the negative's distance to the positive counts where it is the shorter one.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static TripletMarginLoss TripletMarginLoss(double margin = 1.0, long p = 2, double eps = 1e-06, bool swap = false,
                Reduction reduction = Reduction.Mean) =>
                new(margin, p, eps, swap, reduction);
        }
    }
}
