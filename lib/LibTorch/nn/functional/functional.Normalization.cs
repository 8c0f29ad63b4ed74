using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// Normalizes each channel over the batch, then scales by weight and shifts by bias (arXiv:1502.03167): `[batch, channels, ...]`, same shape.
            /// </summary>
            /// <param name="input">At least two dimensions.</param>
            /// <param name="running_mean">Means of the channels, updated in training and used outside; null to use the batch's.</param>
            /// <param name="running_var">Variances of the channels, likewise.</param>
            /// <param name="weight">Factors of the channels.</param>
            /// <param name="bias">Summands of the channels.</param>
            /// <param name="training">Whether to use, and learn, the batch's mean and variance.</param>
            /// <param name="momentum">Share of this batch in the running values.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <exception cref="ArgumentException">Training with one value a channel.</exception>
            public static Tensor batch_norm(
                Tensor input,
                Tensor? running_mean,
                Tensor? running_var,
                Tensor? weight = null,
                Tensor? bias = null,
                bool training = false,
                double momentum = 0.1,
                double eps = 1e-05)
            {
                if (training && input.ndim > 1 && input.numel() == input.size(1))
                    throw new ArgumentException($"batch_norm: training takes more than one value a channel, not {Shape(input)}", nameof(input));
                return Aten.batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, true);
            }

            /// <summary>
            /// Normalizes each channel of each example, then scales by weight and shifts by bias (arXiv:1607.08022): `[batch, channels, ...]`, same shape.
            /// </summary>
            /// <param name="input">At least three dimensions.</param>
            /// <param name="running_mean">Means of the channels, updated while the input's statistics are used.</param>
            /// <param name="running_var">Variances of the channels, likewise.</param>
            /// <param name="weight">Factors of the channels.</param>
            /// <param name="bias">Summands of the channels.</param>
            /// <param name="use_input_stats">Whether to use the input's mean and variance, not the running ones.</param>
            /// <param name="momentum">Share of this batch in the running values.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <exception cref="ArgumentException">The statistics of one value a channel.</exception>
            public static Tensor instance_norm(
                Tensor input,
                Tensor? running_mean = null,
                Tensor? running_var = null,
                Tensor? weight = null,
                Tensor? bias = null,
                bool use_input_stats = true,
                double momentum = 0.1,
                double eps = 1e-05)
            {
                if (use_input_stats && input.ndim > 1 && input.numel() == input.size(0) * input.size(1))
                    throw new ArgumentException($"instance_norm: the input's statistics take more than one value a channel, not {Shape(input)}", nameof(input));
                return Aten.instance_norm(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, true);
            }

            /// <summary>
            /// Divides each element by (k + alpha * mean of the squares of neighbouring channels)^beta, as AlexNet does: `[batch, channels, ...]`, same shape.
            /// </summary>
            /// <param name="input">At least three dimensions.</param>
            /// <param name="size">How many neighbouring channels count, its own among them.</param>
            /// <param name="alpha">Factor of the mean of squares.</param>
            /// <param name="beta">Exponent.</param>
            /// <param name="k">Summand.</param>
            /// <exception cref="ArgumentException">Fewer than three dimensions.</exception>
            public static Tensor local_response_norm(Tensor input, long size, double alpha = 0.0001, double beta = 0.75, double k = 1.0)
            {
                var shape = input.shape;
                if (shape.Length < 3) throw new ArgumentException($"local_response_norm: expected 3 or more dimensions, got {shape.Length}", nameof(input));
                if (input.numel() == 0) return Aten.alias(input);

                using var scope = NewDisposeScope();
                var squares = Aten.unsqueeze(Aten.mul_Tensor(input, input), 1);
                var before = size / 2;
                var after = (size - 1) / 2;
                Tensor means;
                if (shape.Length == 3)
                {
                    var padded = Aten.pad(squares, [0, 0, before, after], "constant", 0);
                    means = Aten.squeeze_dim(Aten.avg_pool2d(padded, [size, 1], [1], [0]), 1);
                }
                else
                {
                    var volume = Aten.view(squares, [shape[0], 1, shape[1], shape[2], -1]);
                    var padded = Aten.pad(volume, [0, 0, 0, 0, before, after], "constant", 0);
                    means = Aten.view(Aten.squeeze_dim(Aten.avg_pool3d(padded, [size, 1, 1], [1], [0]), 1), shape);
                }
                var divisor = Aten.pow_Tensor_Scalar(Aten.add_Scalar(Aten.mul_Scalar(means, alpha), k), beta);
                return Aten.div_Tensor(input, divisor).MoveToOuterDisposeScope();
            }

            /// <summary>Divides vectors by their p-norm, at least eps: same shape.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="p">The p of the norm.</param>
            /// <param name="dim">Dimension along which the vectors lie.</param>
            /// <param name="eps">Smallest divisor.</param>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1L, double eps = 1e-12)
            {
                using var norm = Aten.norm_ScalarOpt_dim(input, p, [dim], true);
                using var limited = Aten.clamp_min(norm, eps);
                using var divisor = Aten.expand_as(limited, input);
                return Aten.div_Tensor(input, divisor);
            }

            private static string Shape(Tensor tensor) => $"a shape of [{string.Join(", ", tensor.shape)}]";
        }
    }
}
