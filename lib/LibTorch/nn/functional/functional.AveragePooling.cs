using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Mean of each window: `[batch, channels, n] -> [batch, channels, n']`, n' = floor((n + 2 padding - kernel) / stride) + 1.</summary>
            /// <param name="input">Signals, with or without a batch.</param>
            /// <param name="kernel_size">Length of the window.</param>
            /// <param name="stride">Step of the window; its length by default.</param>
            /// <param name="padding">Zeros at both ends, at most half the window.</param>
            /// <param name="ceil_mode">Rounds n' up, so that a last window may be cut.</param>
            /// <param name="count_include_pad">Counts the padding's zeros in the mean.</param>
            public static Tensor avg_pool1d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true)
                => Aten.avg_pool1d(input, [kernel_size], [stride ?? kernel_size], [padding ?? 0], ceil_mode, count_include_pad);

            /// <summary>Mean of each window: `[batch, channels, h, w] -> [batch, channels, h', w']`.</summary>
            /// <param name="input">Images, with or without a batch.</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">Steps of the window; its size by default.</param>
            /// <param name="padding">Zeros at both ends, at most half the window.</param>
            /// <param name="ceil_mode">Rounds the output's size up, so that last windows may be cut.</param>
            /// <param name="count_include_pad">Counts the padding's zeros in the mean.</param>
            /// <param name="divisor_override">What sums are divided by instead of the window's size.</param>
            public static Tensor avg_pool2d(
                Tensor input,
                long[] kernel_size,
                long[]? stride = null,
                long[]? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null)
                => Aten.avg_pool2d(input, kernel_size, stride ?? [], padding ?? [0], ceil_mode, count_include_pad, divisor_override);

            /// <inheritdoc cref="avg_pool2d(Tensor, long[], long[], long[], bool, bool, long?)"/>
            public static Tensor avg_pool2d(
                Tensor input,
                long kernel_size,
                long? stride = null,
                long padding = 0,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null)
                => Aten.avg_pool2d(input, [kernel_size], stride is { } step ? [step] : [], [padding], ceil_mode, count_include_pad, divisor_override);

            /// <inheritdoc cref="avg_pool2d(Tensor, long[], long[], long[], bool, bool, long?)"/>
            public static Tensor avg_pool2d(
                Tensor input,
                (long, long) kernel_size,
                (long, long)? stride = null,
                (long, long)? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null)
                => avg_pool2d(input, Sizes.Of(kernel_size), Sizes.Of(stride), Sizes.Of(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>Mean of each window: `[batch, channels, d, h, w] -> [batch, channels, d', h', w']`.</summary>
            /// <param name="input">Volumes, with or without a batch.</param>
            /// <param name="kernel_size">Depth, height and width of the window.</param>
            /// <param name="stride">Steps of the window; its size by default.</param>
            /// <param name="padding">Zeros at both ends, at most half the window.</param>
            /// <param name="ceil_mode">Rounds the output's size up, so that last windows may be cut.</param>
            /// <param name="count_include_pad">Counts the padding's zeros in the mean.</param>
            /// <param name="divisor_override">What sums are divided by instead of the window's size.</param>
            public static Tensor avg_pool3d(
                Tensor input,
                long[] kernel_size,
                long[]? stride = null,
                long[]? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null)
                => Aten.avg_pool3d(input, kernel_size, stride ?? [], padding ?? [0], ceil_mode, count_include_pad, divisor_override);

            /// <summary>Gradient of avg_pool2d with respect to its input.</summary>
            /// <param name="input">Gradient with respect to the result.</param>
            /// <param name="originalInput">What was pooled.</param>
            /// <param name="kernel_sizes">Height and width of the window.</param>
            /// <param name="strides">Steps of the window; its size by default.</param>
            /// <param name="paddings">Zeros at both ends.</param>
            /// <param name="ceil_mode">As in the forward pass.</param>
            /// <param name="count_include_pad">As in the forward pass.</param>
            /// <param name="divisor_override">As in the forward pass.</param>
            public static Tensor avg_pool2d_backward(
                Tensor input,
                Tensor originalInput,
                long[] kernel_sizes,
                long[]? strides = null,
                long[]? paddings = null,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null)
                => Aten.avg_pool2d_backward(input, originalInput, kernel_sizes, strides ?? [], paddings ?? [0], ceil_mode, count_include_pad, divisor_override);

            /// <summary>Gradient of avg_pool3d with respect to its input.</summary>
            /// <param name="input">Gradient with respect to the result.</param>
            /// <param name="originalInput">What was pooled.</param>
            /// <param name="kernel_sizes">Depth, height and width of the window.</param>
            /// <param name="strides">Steps of the window; its size by default.</param>
            /// <param name="paddings">Zeros at both ends.</param>
            /// <param name="ceil_mode">As in the forward pass.</param>
            /// <param name="count_include_pad">As in the forward pass.</param>
            /// <param name="divisor_override">As in the forward pass.</param>
            public static Tensor avg_pool3d_backward(
                Tensor input,
                Tensor originalInput,
                long[] kernel_sizes,
                long[]? strides = null,
                long[]? paddings = null,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null)
                => Aten.avg_pool3d_backward(input, originalInput, kernel_sizes, strides ?? [], paddings ?? [0], ceil_mode, count_include_pad, divisor_override);

            /// <summary>The p-norm of each window, (sum x^p)^(1/p): `[batch, channels, n] -> [batch, channels, n']`.</summary>
            /// <param name="input">Signals, with or without a batch.</param>
            /// <param name="norm_type">The p of the norm.</param>
            /// <param name="kernel_size">Length of the window.</param>
            /// <param name="stride">Step of the window; its length by default.</param>
            /// <param name="ceil_mode">Rounds n' up, so that a last window may be cut.</param>
            public static Tensor lp_pool1d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false)
            {
                using var powers = Aten.pow_Tensor_Scalar(input, norm_type);
                using var means = avg_pool1d(powers, kernel_size, stride, 0, ceil_mode);
                return RootOfSums(means, kernel_size, norm_type);
            }

            /// <summary>The p-norm of each window, (sum x^p)^(1/p): `[batch, channels, h, w] -> [batch, channels, h', w']`.</summary>
            /// <param name="input">Images, with or without a batch.</param>
            /// <param name="norm_type">The p of the norm.</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">Steps of the window; its size by default.</param>
            /// <param name="ceil_mode">Rounds the output's size up, so that last windows may be cut.</param>
            public static Tensor lp_pool2d(Tensor input, double norm_type, long[] kernel_size, long[]? stride = null, bool ceil_mode = false)
            {
                using var powers = Aten.pow_Tensor_Scalar(input, norm_type);
                using var means = avg_pool2d(powers, kernel_size, stride, null, ceil_mode);
                return RootOfSums(means, kernel_size.Length == 1 ? kernel_size[0] * kernel_size[0] : kernel_size[0] * kernel_size[1], norm_type);
            }

            /// <inheritdoc cref="lp_pool2d(Tensor, double, long[], long[], bool)"/>
            public static Tensor lp_pool2d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false)
                => lp_pool2d(input, norm_type, Sizes.Repeat(kernel_size, 2), Sizes.Repeat(stride, 2), ceil_mode);

            // PyTorch writes the root as sign(m) relu(|m|) so that the gradient at zero is zero; the same operators give the same bits.
            private static Tensor RootOfSums(Tensor means, long count, double norm_type)
            {
                using var sign = Aten.sign(means);
                using var absolute = Aten.abs(means);
                using var positive = Aten.relu(absolute);
                using var signed = Aten.mul_Tensor(sign, positive);
                using var sums = Aten.mul_Scalar(signed, count);
                return Aten.pow_Tensor_Scalar(sums, 1.0 / norm_type);
            }
        }
    }
}
