using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// Maximum of each window: `[batch, channels, n] -> [batch, channels, n']`, n' = floor((n + 2 padding - dilation (kernel - 1) - 1) / stride) + 1.
            /// </summary>
            /// <param name="input">Signals, with or without a batch.</param>
            /// <param name="kernel_size">Length of the window.</param>
            /// <param name="stride">Step of the window; its length by default.</param>
            /// <param name="padding">Minus infinities at both ends, at most half the window.</param>
            /// <param name="dilation">Distance of the window's elements, 1 by default.</param>
            /// <param name="ceil_mode">Rounds n' up, so that a last window may be cut.</param>
            public static Tensor max_pool1d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
                => Aten.max_pool1d(input, [kernel_size], [stride ?? kernel_size], [padding ?? 0], [dilation ?? 1], ceil_mode);

            /// <summary>max_pool1d with the places of the maxima.</summary>
            /// <param name="input">Signals, with or without a batch.</param>
            /// <param name="kernel_size">Length of the window.</param>
            /// <param name="stride">Step of the window; its length by default.</param>
            /// <param name="padding">Minus infinities at both ends, at most half the window.</param>
            /// <param name="dilation">Distance of the window's elements, 1 by default.</param>
            /// <param name="ceil_mode">Rounds n' up, so that a last window may be cut.</param>
            /// <returns>Maxima, and their index in the signal, of equal shape.</returns>
            public static (Tensor output, Tensor indices) max_pool1d_with_indices(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
                => Aten.max_pool1d_with_indices(input, [kernel_size], [stride ?? kernel_size], [padding ?? 0], [dilation ?? 1], ceil_mode);

            /// <summary>Maximum of each window: `[batch, channels, h, w] -> [batch, channels, h', w']`.</summary>
            /// <param name="input">Images, with or without a batch.</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="strides">Steps of the window; its size by default.</param>
            /// <param name="padding">Minus infinities at both ends, at most half the window.</param>
            /// <param name="dilation">Distances of the window's elements, 1 by default.</param>
            /// <param name="ceil_mode">Rounds the output's size up, so that last windows may be cut.</param>
            public static Tensor max_pool2d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
                => Aten.max_pool2d(input, kernel_size, strides ?? [], padding ?? [0], dilation ?? [1], ceil_mode);

            /// <summary>Maximum of each window: `[batch, channels, h, w] -> [batch, channels, h', w']`.</summary>
            /// <param name="input">Images, with or without a batch.</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">Steps of the window; its size by default.</param>
            /// <param name="padding">Minus infinities at both ends, at most half the window.</param>
            /// <param name="dilation">Distances of the window's elements, 1 by default.</param>
            /// <param name="ceil_mode">Rounds the output's size up, so that last windows may be cut.</param>
            public static Tensor max_pool2d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
                => Aten.max_pool2d(input, [kernel_size], [stride ?? kernel_size], [padding ?? 0], [dilation ?? 1], ceil_mode);

            /// <inheritdoc cref="max_pool2d(Tensor, long, long?, long?, long?, bool)"/>
            public static Tensor max_pool2d(
                Tensor input,
                (long, long) kernel_size,
                (long, long)? stride = null,
                (long, long)? padding = null,
                (long, long)? dilation = null,
                bool ceil_mode = false)
                => max_pool2d(input, Sizes.Of(kernel_size), Sizes.Of(stride), Sizes.Of(padding), Sizes.Of(dilation), ceil_mode);

            /// <summary>max_pool2d with the places of the maxima.</summary>
            /// <param name="input">Images, with or without a batch.</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="strides">Steps of the window; its size by default.</param>
            /// <param name="padding">Minus infinities at both ends, at most half the window.</param>
            /// <param name="dilation">Distances of the window's elements, 1 by default.</param>
            /// <param name="ceil_mode">Rounds the output's size up, so that last windows may be cut.</param>
            /// <returns>Maxima, and their index in the flattened image, of equal shape.</returns>
            public static (Tensor output, Tensor indices) max_pool2d_with_indices(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
                => Aten.max_pool2d_with_indices(input, kernel_size, strides ?? [], padding ?? [0], dilation ?? [1], ceil_mode);

            /// <summary>Maximum of each window: `[batch, channels, d, h, w] -> [batch, channels, d', h', w']`.</summary>
            /// <param name="input">Volumes, with or without a batch.</param>
            /// <param name="kernel_size">Depth, height and width of the window.</param>
            /// <param name="strides">Steps of the window; its size by default.</param>
            /// <param name="padding">Minus infinities at both ends, at most half the window.</param>
            /// <param name="dilation">Distances of the window's elements, 1 by default.</param>
            /// <param name="ceil_mode">Rounds the output's size up, so that last windows may be cut.</param>
            public static Tensor max_pool3d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
                => Aten.max_pool3d(input, kernel_size, strides ?? [], padding ?? [0], dilation ?? [1], ceil_mode);

            /// <summary>max_pool3d with the places of the maxima.</summary>
            /// <param name="input">Volumes, with or without a batch.</param>
            /// <param name="kernel_size">Depth, height and width of the window.</param>
            /// <param name="strides">Steps of the window; its size by default.</param>
            /// <param name="padding">Minus infinities at both ends, at most half the window.</param>
            /// <param name="dilation">Distances of the window's elements, 1 by default.</param>
            /// <param name="ceil_mode">Rounds the output's size up, so that last windows may be cut.</param>
            /// <returns>Maxima, and their index in the flattened volume, of equal shape.</returns>
            public static (Tensor output, Tensor indices) max_pool3d_with_indices(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
                => Aten.max_pool3d_with_indices(input, kernel_size, strides ?? [], padding ?? [0], dilation ?? [1], ceil_mode);
        }
    }
}
