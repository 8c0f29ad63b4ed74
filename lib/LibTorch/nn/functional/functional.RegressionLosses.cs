using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Squared error: (input - target)^2.</summary>
            /// <param name="input">Predictions, any shape.</param>
            /// <param name="target">Targets of the input's shape, or of one that broadcasts with it.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <returns>A scalar, or a tensor of the input's shape.</returns>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Broadcast(input, target, (x, y) => Aten.mse_loss(x, y, (long)reduction));

            /// <summary>Absolute error: |input - target|.</summary>
            /// <param name="input">Predictions, any shape.</param>
            /// <param name="target">Targets of the input's shape, or of one that broadcasts with it.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <returns>A scalar, or a tensor of the input's shape.</returns>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Broadcast(input, target, (x, y) => Aten.l1_loss(x, y, (long)reduction));

            /// <summary>With d = |input - target|: d^2 / (2 * beta) where d is below beta, d - beta / 2 elsewhere.</summary>
            /// <param name="input">Predictions, any shape.</param>
            /// <param name="target">Targets of the input's shape, or of one that broadcasts with it.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <param name="beta">Where the square ends and the line begins; 0 for a line everywhere.</param>
            /// <returns>A scalar, or a tensor of the input's shape.</returns>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1.0) =>
                Broadcast(input, target, (x, y) => Aten.smooth_l1_loss(x, y, (long)reduction, beta));

            /// <summary>With d = |input - target|: d^2 / 2 where d is at most delta, delta * (d - delta / 2) elsewhere.</summary>
            /// <param name="input">Predictions, any shape.</param>
            /// <param name="target">Targets of the input's shape, or of one that broadcasts with it.</param>
            /// <param name="delta">Where the square ends and the line begins; above 0.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <returns>A scalar, or a tensor of the input's shape.</returns>
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1.0, Reduction reduction = Reduction.Mean) =>
                Broadcast(input, target, (x, y) => Aten.huber_loss(x, y, (long)reduction, delta));

            /// <summary>
            /// Kullback-Leibler divergence: target * (log(target) - input), elementwise. Its mean is over all elements; for the divergence of
            /// distributions take the sum and divide by the batch.
            /// </summary>
            /// <param name="input">Logarithms of probabilities, any shape.</param>
            /// <param name="target">Probabilities of the input's shape, or their logarithms.</param>
            /// <param name="log_target">Whether the target holds logarithms. The default is TorchSharp's; PyTorch's is the opposite.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <returns>A scalar, or a tensor of the input's shape.</returns>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                Aten.kl_div(input, target, (long)reduction, log_target);

            /// <summary>
            /// Loss of counts: exp(input) - target * input, or input - target * log(input + eps) when the input holds no logarithms.
            /// </summary>
            /// <param name="input">Expected counts or their logarithms, any shape.</param>
            /// <param name="target">Counts, of the input's shape.</param>
            /// <param name="log_input">Whether the input holds logarithms.</param>
            /// <param name="full">Whether to add Stirling's approximation of log(target!), for targets above 1.</param>
            /// <param name="eps">Keeps the logarithm away from 0 when the input holds no logarithms.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <returns>A scalar, or a tensor of the input's shape.</returns>
            public static Tensor poisson_nll_loss(Tensor input, Tensor target, bool log_input = true, bool full = false, float eps = 1e-8f,
                Reduction reduction = Reduction.Mean) =>
                Aten.poisson_nll_loss(input, target, log_input, full, eps, (long)reduction);

            /// <summary>
            /// Loss of values under normal distributions: 0.5 * (log(v) + (input - target)^2 / v) with v = max(variance, eps), elementwise as in
            /// PyTorch. The gradient takes no notice of the eps.
            /// </summary>
            /// <param name="input">Expected values, any shape.</param>
            /// <param name="target">Targets of the input's shape.</param>
            /// <param name="variance">Variances of the input's shape, or without its last dimension, or with 1 there; none below 0.</param>
            /// <param name="full">Whether to add the constant 0.5 * log(2 pi).</param>
            /// <param name="eps">The least variance that is reckoned with.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <returns>A scalar, or a tensor of the input's shape.</returns>
            /// <exception cref="ArgumentException">The variance has another shape, or an element below 0.</exception>
            public static Tensor gaussian_nll_loss(Tensor input, Tensor target, Tensor variance, bool full = false, float eps = 1e-6f,
                Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                var each = Aten.clone(OfEachValue(variance, input.shape));
                if (Aten.is_nonzero(Aten.any(Aten.lt_Scalar(each, 0))))
                    throw new ArgumentException($"{nameof(gaussian_nll_loss)}: the variance has elements below 0", nameof(variance));
                using (no_grad()) Aten.clamp_(each, eps);
                var squares = Aten.pow_Tensor_Scalar(Aten.sub_Tensor(input, target), 2);
                var loss = Aten.mul_Scalar(Aten.add_Tensor(Aten.log(each), Aten.div_Tensor(squares, each)), 0.5);
                if (full) loss = Aten.add_Scalar(loss, 0.5 * Math.Log(2 * Math.PI));
                return scope.MoveToOuter(Reduced(loss, reduction));
            }

            // libtorch's own broadcasting of these losses has wrong gradients, so both sides are expanded first.
            private static Tensor Broadcast(Tensor input, Tensor target, Func<Tensor, Tensor, Tensor> loss)
            {
                if (input.shape.AsSpan().SequenceEqual(target.shape)) return loss(input, target);
                var both = Aten.broadcast_tensors([input, target]);
                using (both[0])
                using (both[1]) return loss(both[0], both[1]);
            }

            // One variance for each value, or one for each row, with or without a last dimension of 1.
            private static Tensor OfEachValue(Tensor variance, long[] values)
            {
                var given = variance.shape;
                if (given.AsSpan().SequenceEqual(values)) return variance;
                if (values.Length > 0 && given.AsSpan().SequenceEqual(values.AsSpan()[..^1])) return Aten.unsqueeze(variance, -1);
                var oneEach = given.Length == values.Length && given.Length > 0 && given[^1] == 1;
                if (oneEach && given.AsSpan()[..^1].SequenceEqual(values.AsSpan()[..^1])) return variance;
                throw new ArgumentException(
                    $"{nameof(gaussian_nll_loss)}: the variance's shape [{string.Join(", ", given)}] does not fit the input's [{string.Join(", ", values)}]",
                    nameof(variance));
            }
        }
    }
}
