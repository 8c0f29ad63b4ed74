using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Maxima of windows at random steps that give the wanted size (arXiv:1412.6071): `[batch, channels, h, w] -> [batch, channels, h', w']`.</summary>
            /// <param name="input">Images, with or without a batch.</param>
            /// <param name="kernel_size">Size of the window.</param>
            /// <param name="output_size">Size of the result; give this or the ratio.</param>
            /// <param name="output_ratio">Size of the result as a share of the input's.</param>
            public static Tensor fractional_max_pool2d(Tensor input, long kernel_size, long? output_size = null, double? output_ratio = null)
                => FirstOf(fractional_max_pool2d_with_indices(input, kernel_size, output_size, output_ratio));

            /// <inheritdoc cref="fractional_max_pool2d(Tensor, long, long?, double?)"/>
            public static Tensor fractional_max_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? output_size = null, (double, double)? output_ratio = null)
                => FirstOf(fractional_max_pool2d_with_indices(input, kernel_size, output_size, output_ratio));

            /// <inheritdoc cref="fractional_max_pool2d(Tensor, long, long?, double?)"/>
            public static Tensor fractional_max_pool2d(Tensor input, long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null)
                => FirstOf(fractional_max_pool2d_with_indices(input, kernel_size, output_size, output_ratio));

            /// <summary>fractional_max_pool2d with the places of the maxima.</summary>
            /// <param name="input">Images, with or without a batch.</param>
            /// <param name="kernel_size">Size of the window.</param>
            /// <param name="output_size">Size of the result; give this or the ratio.</param>
            /// <param name="output_ratio">Size of the result as a share of the input's.</param>
            /// <returns>Maxima, and their index in the flattened image, of equal shape.</returns>
            public static (Tensor Values, Tensor Indices) fractional_max_pool2d_with_indices(
                Tensor input, long kernel_size, long? output_size = null, double? output_ratio = null)
                => FractionalMaxPool(input, Sizes.Repeat(kernel_size, 2), Sizes.Repeat(output_size, 2), Sizes.Repeat(output_ratio, 2));

            /// <inheritdoc cref="fractional_max_pool2d_with_indices(Tensor, long, long?, double?)"/>
            public static (Tensor Values, Tensor Indices) fractional_max_pool2d_with_indices(
                Tensor input, (long, long) kernel_size, (long, long)? output_size = null, (double, double)? output_ratio = null)
                => FractionalMaxPool(input, Sizes.Of(kernel_size), Sizes.Of(output_size), Sizes.Of(output_ratio));

            /// <inheritdoc cref="fractional_max_pool2d_with_indices(Tensor, long, long?, double?)"/>
            public static (Tensor Values, Tensor Indices) fractional_max_pool2d_with_indices(
                Tensor input, long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null)
                => FractionalMaxPool(input, kernel_size, output_size, output_ratio);

            /// <summary>
            /// Maxima of windows at random steps that give the wanted size (arXiv:1412.6071): `[batch, channels, d, h, w] -> [batch, channels, d', h', w']`.
            /// </summary>
            /// <param name="input">Volumes, with or without a batch.</param>
            /// <param name="kernel_size">Size of the window.</param>
            /// <param name="output_size">Size of the result; give this or the ratio.</param>
            /// <param name="output_ratio">Size of the result as a share of the input's.</param>
            public static Tensor fractional_max_pool3d(Tensor input, long kernel_size, long? output_size = null, double? output_ratio = null)
                => FirstOf(fractional_max_pool3d_with_indices(input, kernel_size, output_size, output_ratio));

            /// <inheritdoc cref="fractional_max_pool3d(Tensor, long, long?, double?)"/>
            public static Tensor fractional_max_pool3d(
                Tensor input, (long, long, long) kernel_size, (long, long, long)? output_size = null, (double, double, double)? output_ratio = null)
                => FirstOf(fractional_max_pool3d_with_indices(input, kernel_size, output_size, output_ratio));

            /// <inheritdoc cref="fractional_max_pool3d(Tensor, long, long?, double?)"/>
            public static Tensor fractional_max_pool3d(Tensor input, long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null)
                => FirstOf(fractional_max_pool3d_with_indices(input, kernel_size, output_size, output_ratio));

            /// <summary>fractional_max_pool3d with the places of the maxima.</summary>
            /// <param name="input">Volumes, with or without a batch.</param>
            /// <param name="kernel_size">Size of the window.</param>
            /// <param name="output_size">Size of the result; give this or the ratio.</param>
            /// <param name="output_ratio">Size of the result as a share of the input's.</param>
            /// <returns>Maxima, and their index in the flattened volume, of equal shape.</returns>
            public static (Tensor Values, Tensor Indices) fractional_max_pool3d_with_indices(
                Tensor input, long kernel_size, long? output_size = null, double? output_ratio = null)
                => FractionalMaxPool(input, Sizes.Repeat(kernel_size, 3), Sizes.Repeat(output_size, 3), Sizes.Repeat(output_ratio, 3));

            /// <inheritdoc cref="fractional_max_pool3d_with_indices(Tensor, long, long?, double?)"/>
            public static (Tensor Values, Tensor Indices) fractional_max_pool3d_with_indices(
                Tensor input, (long, long, long) kernel_size, (long, long, long)? output_size = null, (double, double, double)? output_ratio = null)
                => FractionalMaxPool(input, Sizes.Of(kernel_size), Sizes.Of(output_size), Sizes.Of(output_ratio));

            /// <inheritdoc cref="fractional_max_pool3d_with_indices(Tensor, long, long?, double?)"/>
            public static (Tensor Values, Tensor Indices) fractional_max_pool3d_with_indices(
                Tensor input, long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null)
                => FractionalMaxPool(input, kernel_size, output_size, output_ratio);

            private static (Tensor Values, Tensor Indices) FractionalMaxPool(Tensor input, long[] kernel_size, long[]? output_size, double[]? output_ratio)
            {
                var dimensions = kernel_size.Length;
                var shape = input.shape;
                var size = output_size ?? Scaled(shape, dimensions, output_ratio ?? throw new ArgumentException("give an output_size or an output_ratio"));
                // One random number for each image, channel and direction places the windows.
                var batch = shape.Length == dimensions + 1 ? 1 : shape[0];
                using var samples = Aten.rand([batch, shape[^(dimensions + 1)], dimensions], dtype: input.dtype, device: input.device);
                return dimensions == 2
                    ? Aten.fractional_max_pool2d(input, kernel_size, size, samples)
                    : Aten.fractional_max_pool3d(input, kernel_size, size, samples);
            }

            private static long[] Scaled(long[] shape, int dimensions, double[] ratio)
            {
                var size = new long[dimensions];
                for (var d = 0; d < dimensions; d++) size[d] = (long)(shape[shape.Length - dimensions + d] * ratio[d]);
                return size;
            }
        }
    }
}
