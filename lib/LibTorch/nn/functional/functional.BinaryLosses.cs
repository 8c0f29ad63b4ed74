using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Cross entropy of yes-or-no targets: -(target * log(input) + (1 - target) * log(1 - input)); a logarithm is at least -100.</summary>
            /// <param name="input">Probabilities, any shape.</param>
            /// <param name="target">Targets from 0 to 1, of the input's shape.</param>
            /// <param name="weight">A factor for each element, broadcast to the input; all 1 when null.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <returns>A scalar, or a tensor of the input's shape.</returns>
            /// <exception cref="ArgumentException">The target has another shape than the input.</exception>
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                RequireSameShape(input, target, nameof(binary_cross_entropy));
                return Aten.binary_cross_entropy(input, target, weight, (long)reduction);
            }

            /// <summary>
            /// Cross entropy of yes-or-no targets from scores before the sigmoid:
            /// -(pos_weights * target * log sigmoid(input) + (1 - target) * log sigmoid(-input)), stable for large scores.
            /// </summary>
            /// <param name="input">Scores, any shape.</param>
            /// <param name="target">Targets from 0 to 1, of the input's shape.</param>
            /// <param name="weight">A factor for each element, broadcast to the input; all 1 when null.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <param name="pos_weights">A factor for the positive targets, broadcast to the input; all 1 when null.</param>
            /// <returns>A scalar, or a tensor of the input's shape.</returns>
            /// <exception cref="ArgumentException">The target has another shape than the input.</exception>
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null,
                Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
            {
                RequireSameShape(input, target, nameof(binary_cross_entropy_with_logits));
                return Aten.binary_cross_entropy_with_logits(input, target, weight, pos_weights, (long)reduction);
            }

            /// <summary>Logistic loss of signs: log(1 + exp(-target * input)).</summary>
            /// <param name="input">Scores, any shape.</param>
            /// <param name="target">1 or -1, of the input's shape.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <returns>A scalar, or a tensor of the input's shape.</returns>
            public static Tensor soft_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.soft_margin_loss(input, target, (long)reduction);

            /// <summary>Loss of distances: input where the target is 1, max(0, margin - input) where it is -1.</summary>
            /// <param name="input">Distances, any shape.</param>
            /// <param name="target">1 for a pair that belongs together, -1 for one that does not.</param>
            /// <param name="margin">Distance from which a pair that belongs apart costs nothing.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <returns>A scalar, or a tensor of the input's shape.</returns>
            public static Tensor hinge_embedding_loss(Tensor input, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean) =>
                Aten.hinge_embedding_loss(input, target, margin, (long)reduction);

            // libtorch would broadcast the target without a word; PyTorch and TorchSharp refuse.
            private static void RequireSameShape(Tensor input, Tensor target, string name)
            {
                long[] inputs = input.shape, targets = target.shape;
                if (inputs.AsSpan().SequenceEqual(targets)) return;
                throw new ArgumentException(
                    $"{name}: the target's shape [{string.Join(", ", targets)}] is not the input's [{string.Join(", ", inputs)}]", nameof(target));
            }
        }
    }
}
