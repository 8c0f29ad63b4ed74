using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Means of windows chosen to give the wanted length: `[batch, channels, n] -> [batch, channels, output_size]`.</summary>
            /// <param name="input">Signals, with or without a batch.</param>
            /// <param name="output_size">Length of the result.</param>
            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) => Aten.adaptive_avg_pool1d(input, [output_size]);

            /// <summary>Means of windows chosen to give the wanted size: `[batch, channels, h, w] -> [batch, channels, h', w']`.</summary>
            /// <param name="input">Images, with or without a batch.</param>
            /// <param name="output_size">Height and width of the result.</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => Aten.adaptive_avg_pool2d(input, output_size);

            /// <inheritdoc cref="adaptive_avg_pool2d(Tensor, long[])"/>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => Aten.adaptive_avg_pool2d(input, Sizes.Of(output_size));

            /// <inheritdoc cref="adaptive_avg_pool2d(Tensor, long[])"/>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => Aten.adaptive_avg_pool2d(input, Sizes.Repeat(output_size, 2));

            /// <summary>Means of windows chosen to give the wanted size: `[batch, channels, d, h, w] -> [batch, channels, d', h', w']`.</summary>
            /// <param name="input">Volumes, with or without a batch.</param>
            /// <param name="output_size">Depth, height and width of the result.</param>
            public static Tensor adaptive_avg_pool3d(Tensor input, long[] output_size) => Aten.adaptive_avg_pool3d(input, output_size);

            /// <inheritdoc cref="adaptive_avg_pool3d(Tensor, long[])"/>
            public static Tensor adaptive_avg_pool3d(Tensor input, (long, long, long) output_size) => Aten.adaptive_avg_pool3d(input, Sizes.Of(output_size));

            /// <inheritdoc cref="adaptive_avg_pool3d(Tensor, long[])"/>
            public static Tensor adaptive_avg_pool3d(Tensor input, long output_size) => Aten.adaptive_avg_pool3d(input, Sizes.Repeat(output_size, 3));

            /// <summary>Maxima of windows chosen to give the wanted length: `[batch, channels, n] -> [batch, channels, output_size]`.</summary>
            /// <param name="input">Signals, with or without a batch.</param>
            /// <param name="output_size">Length of the result.</param>
            public static Tensor adaptive_max_pool1d(Tensor input, long output_size) => FirstOf(Aten.adaptive_max_pool1d(input, [output_size]));

            /// <summary>adaptive_max_pool1d with the places of the maxima.</summary>
            /// <param name="input">Signals, with or without a batch.</param>
            /// <param name="output_size">Length of the result.</param>
            /// <returns>Maxima, and their index in the signal, of equal shape.</returns>
            public static (Tensor Values, Tensor Indices) adaptive_max_pool1d_with_indices(Tensor input, long output_size)
                => Aten.adaptive_max_pool1d(input, [output_size]);

            /// <summary>Maxima of windows chosen to give the wanted size: `[batch, channels, h, w] -> [batch, channels, h', w']`.</summary>
            /// <param name="input">Images, with or without a batch.</param>
            /// <param name="output_size">Height and width of the result.</param>
            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size) => FirstOf(Aten.adaptive_max_pool2d(input, output_size));

            /// <summary>adaptive_max_pool2d with the places of the maxima.</summary>
            /// <param name="input">Images, with or without a batch.</param>
            /// <param name="output_size">Height and width of the result.</param>
            /// <returns>Maxima, and their index in the flattened image, of equal shape.</returns>
            public static (Tensor Values, Tensor Indices) adaptive_max_pool2d_with_indices(Tensor input, long[] output_size)
                => Aten.adaptive_max_pool2d(input, output_size);

            /// <summary>Maxima of windows chosen to give the wanted size: `[batch, channels, d, h, w] -> [batch, channels, d', h', w']`.</summary>
            /// <param name="input">Volumes, with or without a batch.</param>
            /// <param name="output_size">Depth, height and width of the result.</param>
            public static Tensor adaptive_max_pool3d(Tensor input, long[] output_size) => FirstOf(Aten.adaptive_max_pool3d(input, output_size));

            /// <summary>adaptive_max_pool3d with the places of the maxima.</summary>
            /// <param name="input">Volumes, with or without a batch.</param>
            /// <param name="output_size">Depth, height and width of the result.</param>
            /// <returns>Maxima, and their index in the flattened volume, of equal shape.</returns>
            public static (Tensor Values, Tensor Indices) adaptive_max_pool3d_with_indices(Tensor input, long[] output_size)
                => Aten.adaptive_max_pool3d(input, output_size);

            /// <summary>The first tensor; the second is given back.</summary>
            internal static Tensor FirstOf((Tensor First, Tensor Second) pair)
            {
                pair.Second.Dispose();
                return pair.First;
            }
        }
    }
}
