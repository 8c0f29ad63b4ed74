using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>1 - cos(input1, input2) where the target is 1, max(0, cos(input1, input2) - margin) where it is -1.</summary>
            /// <param name="input1">Vectors, [batch, width] or [width].</param>
            /// <param name="input2">Vectors of the same shape.</param>
            /// <param name="target">1 for a pair that belongs together, -1 for one that does not; [batch] or a scalar.</param>
            /// <param name="margin">Cosine from which a pair that belongs apart costs.</param>
            /// <param name="reduction">How the losses of the pairs become one.</param>
            /// <returns>A scalar, or a loss for each pair.</returns>
            public static Tensor cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0.0,
                Reduction reduction = Reduction.Mean) =>
                Aten.cosine_embedding_loss(input1, input2, target, margin, (long)reduction);

            /// <summary>max(0, -target * (input1 - input2) + margin).</summary>
            /// <param name="input1">Scores, [batch].</param>
            /// <param name="input2">Scores, [batch].</param>
            /// <param name="target">1 where the first has to be higher, -1 where the second.</param>
            /// <param name="margin">By how much the scores have to differ.</param>
            /// <param name="reduction">How the losses of the pairs become one.</param>
            /// <returns>A scalar, or a loss for each pair.</returns>
            public static Tensor margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0.0,
                Reduction reduction = Reduction.Mean) =>
                Aten.margin_ranking_loss(input1, input2, target, margin, (long)reduction);

            /// <summary>max(0, |anchor - positive| - |anchor - negative| + margin), with the p-norm of the difference + eps.</summary>
            /// <param name="anchor">Vectors, [batch, width] or [width].</param>
            /// <param name="positive">Vectors that belong to the anchors.</param>
            /// <param name="negative">Vectors that do not.</param>
            /// <param name="margin">By how much the distances have to differ.</param>
            /// <param name="p">Norm of the distance.</param>
            /// <param name="eps">Added to the differences, for stability.</param>
            /// <param name="swap">Whether the negative's distance to the positive counts where it is the shorter one.</param>
            /// <param name="reduction">How the losses of the triples become one.</param>
            /// <returns>A scalar, or a loss for each triple.</returns>
            public static Tensor triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, double margin = 1.0, long p = 2,
                double eps = 1e-06, bool swap = false, Reduction reduction = Reduction.Mean) =>
                Aten.triplet_margin_loss(anchor, positive, negative, margin, p, eps, swap, (long)reduction);

            /// <summary>max(0, distance(anchor, positive) - distance(anchor, negative) + margin).</summary>
            /// <param name="anchor">Vectors, [batch, width] or [width].</param>
            /// <param name="positive">Vectors that belong to the anchors.</param>
            /// <param name="negative">Vectors that do not.</param>
            /// <param name="distance">Distance of two batches of vectors; the Euclidean one when null.</param>
            /// <param name="margin">By how much the distances have to differ.</param>
            /// <param name="swap">Whether the negative's distance to the positive counts where it is the shorter one.</param>
            /// <param name="reduction">How the losses of the triples become one.</param>
            /// <returns>A scalar, or a loss for each triple.</returns>
            public static Tensor triplet_margin_with_distance_loss(Tensor anchor, Tensor positive, Tensor negative,
                Func<Tensor, Tensor, Tensor>? distance = null, double margin = 1.0, bool swap = false, Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                distance ??= (x, y) => Aten.pairwise_distance(x, y);
                var near = distance(anchor, positive);
                var far = distance(anchor, negative);
                if (swap) far = Aten.min_other(far, distance(positive, negative));
                var losses = Aten.clamp(Aten.add_Scalar(Aten.sub_Tensor(near, far), margin), 0);
                return scope.MoveToOuter(Reduced(losses, reduction));
            }
        }
    }
}
