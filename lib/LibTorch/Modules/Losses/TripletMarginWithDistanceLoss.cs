using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>
        /// Wants the anchor nearer to its positive than to its negative, by a distance of choice;
        /// see <see cref="nn.functional.triplet_margin_with_distance_loss"/>.
        /// </summary>
        public sealed class TripletMarginWithDistanceLoss : Loss<Tensor, Tensor, Tensor, Tensor>
        {
            private readonly Func<Tensor, Tensor, Tensor>? distance;
            private readonly bool swap;

            /// <summary>A loss with these settings.</summary>
            /// <param name="distance">Distance of two batches of vectors; the Euclidean one when null.</param>
            /// <param name="margin">By how much the distances have to differ.</param>
            /// <param name="swap">Whether the negative's distance to the positive counts where it is the shorter one.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public TripletMarginWithDistanceLoss(Func<Tensor, Tensor, Tensor>? distance = null, double margin = 1.0, bool swap = false,
                Reduction reduction = Reduction.Mean)
                : base(reduction)
            {
                this.distance = distance;
                this.margin = margin;
                this.swap = swap;
            }

            /// <summary>By how much the distances have to differ.</summary>
            public double margin { get; }

            /// <inheritdoc/>
            /// <param name="anchor">Vectors, [batch, width] or [width].</param>
            /// <param name="positive">Vectors that belong to the anchors.</param>
            /// <param name="negative">Vectors that do not.</param>
            public override Tensor forward(Tensor anchor, Tensor positive, Tensor negative) =>
                functional.triplet_margin_with_distance_loss(anchor, positive, negative, distance, margin, swap, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>
            /// Wants the anchor nearer to its positive than to its negative, by a distance of choice;
            /// see <see cref="nn.functional.triplet_margin_with_distance_loss"/>.
            /// </summary>
            /// <param name="distance">Distance of two batches of vectors; the Euclidean one when null.</param>
            /// <param name="margin">By how much the distances have to differ.</param>
            /// <param name="swap">Whether the negative's distance to the positive counts where it is the shorter one.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static TripletMarginWithDistanceLoss TripletMarginWithDistanceLoss(Func<Tensor, Tensor, Tensor>? distance = null,
                double margin = 1.0, bool swap = false, Reduction reduction = Reduction.Mean) =>
                new(distance, margin, swap, reduction);
        }
    }
}
