using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Maxima of windows at random steps that give the wanted size (arXiv:1412.6071): `[batch, channels, d, h, w]` -> `[batch, channels, d', h', w']`.
    /// </summary>
    public sealed class FractionalMaxPool3d : ParameterLessModule<Tensor, Tensor>
    {
        internal FractionalMaxPool3d(long[] kernel_size, long[]? output_size, double[]? output_ratio)
            : base(nameof(FractionalMaxPool3d))
        {
            this.kernel_size = kernel_size;
            this.output_size = output_size;
            this.output_ratio = output_ratio;
        }

        /// <summary>Depth, height and width of the window.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>Size of the result; this or the ratio is given.</summary>
        public long[]? output_size { get; set; }

        /// <summary>Size of the result as a share of the input's.</summary>
        public double[]? output_ratio { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => functional.fractional_max_pool3d(input, kernel_size, output_size, output_ratio);

        /// <summary>The same, with the places of the maxima.</summary>
        /// <param name="input">As in <see cref="forward"/>.</param>
        /// <returns>Maxima, and their index in the flattened volume, of equal shape.</returns>
        public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input)
            => functional.fractional_max_pool3d_with_indices(input, kernel_size, output_size, output_ratio);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>
            /// Maxima of windows at random steps that give the wanted size (arXiv:1412.6071): `[batch, channels, d, h, w]` -> `[batch, channels, d', h', w']`.
            /// </summary>
            /// <param name="kernel_size">Depth, height and width of the window.</param>
            /// <param name="output_size">Size of the result; this or the ratio is given.</param>
            /// <param name="output_ratio">Size of the result as a share of the input's.</param>
            public static Modules.FractionalMaxPool3d FractionalMaxPool3d(long kernel_size, long? output_size = null, double? output_ratio = null)
                => new(Sizes.Repeat(kernel_size, 3), Sizes.Repeat(output_size, 3), Sizes.Repeat(output_ratio, 3));

            /// <summary>
            /// Maxima of windows at random steps that give the wanted size (arXiv:1412.6071): `[batch, channels, d, h, w]` -> `[batch, channels, d', h', w']`.
            /// </summary>
            /// <param name="kernel_size">Depth, height and width of the window.</param>
            /// <param name="output_size">Size of the result; this or the ratio is given.</param>
            /// <param name="output_ratio">Size of the result as a share of the input's.</param>
            public static Modules.FractionalMaxPool3d FractionalMaxPool3d(
                (long, long, long) kernel_size, (long, long, long)? output_size = null, (double, double, double)? output_ratio = null)
                => new(Sizes.Of(kernel_size), Sizes.Of(output_size), Sizes.Of(output_ratio));

            /// <summary>
            /// Maxima of windows at random steps that give the wanted size (arXiv:1412.6071): `[batch, channels, d, h, w]` -> `[batch, channels, d', h', w']`.
            /// </summary>
            /// <param name="kernel_size">Depth, height and width of the window.</param>
            /// <param name="output_size">Size of the result; this or the ratio is given.</param>
            /// <param name="output_ratio">Size of the result as a share of the input's.</param>
            public static Modules.FractionalMaxPool3d FractionalMaxPool3d(long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null)
                => new(kernel_size, output_size, output_ratio);
        }
    }
}
