using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// Cross entropy of scores: -log(softmax(input)[target]) for class indices, -sum(target * log softmax(input)) for probabilities.
            /// The mean over class indices is weighted: the sum of the losses divided by the sum of the weights of the targets that count.
            /// </summary>
            /// <param name="input">Scores, [classes], [batch, classes] or [batch, classes, ...].</param>
            /// <param name="target">Class indices, [], [batch] or [batch, ...], or probabilities of the input's shape.</param>
            /// <param name="weight">A factor for each class, [classes]; all 1 when null.</param>
            /// <param name="ignore_index">Class indices of this value count for nothing.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <param name="label_smoothing">Share of the target's probability that is spread over all classes, 0 to 1.</param>
            /// <returns>A scalar, or a loss for each target.</returns>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0.0) =>
                Aten.cross_entropy_loss(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <summary>Negative log likelihood: -weight[target] * input[target]. The mean is weighted.</summary>
            /// <param name="input">Logarithms of probabilities, [classes], [batch, classes] or [batch, classes, ...].</param>
            /// <param name="target">Class indices, [], [batch] or [batch, ...]; -100 counts for nothing.</param>
            /// <param name="weight">A factor for each class, [classes]; all 1 when null.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <returns>A scalar, or a loss for each target.</returns>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Aten.nll_loss_nd(input, target, weight, (long)reduction);

            /// <summary>Hinge loss of many classes: sum over the others of max(0, margin - input[target] + input[other])^p / classes.</summary>
            /// <param name="input">Scores, [batch, classes] or [classes].</param>
            /// <param name="target">Class indices, [batch] or a scalar.</param>
            /// <param name="p">Power of each shortfall, 1 or 2.</param>
            /// <param name="margin">By how much the right class has to lead.</param>
            /// <param name="weight">A factor for each class, [classes]; all 1 when null.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <returns>A scalar, or a loss for each row.</returns>
            public static Tensor multi_margin_loss(Tensor input, Tensor target, int p = 1, double margin = 1.0, Tensor? weight = null,
                Reduction reduction = Reduction.Mean) =>
                Aten.multi_margin_loss(input, target, p, margin, weight, (long)reduction);

            /// <summary>
            /// Hinge loss of several right classes: sum over right and wrong classes of max(0, 1 - input[right] + input[wrong]) / classes.
            /// </summary>
            /// <param name="input">Scores, [batch, classes] or [classes].</param>
            /// <param name="target">Class indices of the input's shape; those after the first -1 are not read.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <returns>A scalar, or a loss for each row.</returns>
            public static Tensor multi_label_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.multilabel_margin_loss(input, target, (long)reduction);

            /// <summary>
            /// Binary cross entropy of each class, weighted and averaged over the classes:
            /// -mean(target * log sigmoid(input) + (1 - target) * log sigmoid(-input)).
            /// </summary>
            /// <param name="input">Scores, [batch, classes].</param>
            /// <param name="target">0 or 1, of the input's shape.</param>
            /// <param name="weight">A factor for each class, [classes]; all 1 when null.</param>
            /// <param name="reduction">How the losses of the rows become one.</param>
            /// <returns>A scalar, or a loss for each row.</returns>
            public static Tensor multilabel_soft_margin_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                var yes = Aten.mul_Tensor(target, Aten.log_sigmoid(input));
                var no = Aten.mul_Tensor(Aten.rsub_Scalar(target, 1), Aten.log_sigmoid(Aten.neg(input)));
                var loss = Aten.neg(Aten.add_Tensor(yes, no));
                if (weight is not null) loss = Aten.mul_Tensor(loss, weight);
                var classes = input.shape[^1];
                return scope.MoveToOuter(Reduced(Aten.div_Scalar(Aten.sum_dim_IntList(loss, [-1]), classes), reduction));
            }

            /// <summary>The losses of the elements as the reduction wants them.</summary>
            private static Tensor Reduced(Tensor losses, Reduction reduction) => reduction switch
            {
                Reduction.Mean => Aten.mean(losses),
                Reduction.Sum => Aten.sum(losses),
                _ => losses,
            };
        }
    }
}
