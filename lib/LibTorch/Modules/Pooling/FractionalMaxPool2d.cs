using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Maxima of windows at random steps that give the wanted size (arXiv:1412.6071): `[batch, channels, h, w]` -> `[batch, channels, h', w']`.
    /// </summary>
    public sealed class FractionalMaxPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal FractionalMaxPool2d(long[] kernel_size, long[]? output_size, double[]? output_ratio)
            : base(nameof(FractionalMaxPool2d))
        {
            this.kernel_size = kernel_size;
            this.output_size = output_size;
            this.output_ratio = output_ratio;
        }

        /// <summary>Height and width of the window.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>Size of the result; this or the ratio is given.</summary>
        public long[]? output_size { get; set; }

        /// <summary>Size of the result as a share of the input's.</summary>
        public double[]? output_ratio { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => functional.fractional_max_pool2d(input, kernel_size, output_size, output_ratio);

        /// <summary>The same, with the places of the maxima.</summary>
        /// <param name="input">As in <see cref="forward"/>.</param>
        /// <returns>Maxima, and their index in the flattened image, of equal shape.</returns>
        public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input)
            => functional.fractional_max_pool2d_with_indices(input, kernel_size, output_size, output_ratio);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>
            /// Maxima of windows at random steps that give the wanted size (arXiv:1412.6071): `[batch, channels, h, w]` -> `[batch, channels, h', w']`.
            /// </summary>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="output_size">Size of the result; this or the ratio is given.</param>
            /// <param name="output_ratio">Size of the result as a share of the input's.</param>
            public static Modules.FractionalMaxPool2d FractionalMaxPool2d(long kernel_size, long? output_size = null, double? output_ratio = null)
                => new(Sizes.Repeat(kernel_size, 2), Sizes.Repeat(output_size, 2), Sizes.Repeat(output_ratio, 2));

            /// <summary>
            /// Maxima of windows at random steps that give the wanted size (arXiv:1412.6071): `[batch, channels, h, w]` -> `[batch, channels, h', w']`.
            /// </summary>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="output_size">Size of the result; this or the ratio is given.</param>
            /// <param name="output_ratio">Size of the result as a share of the input's.</param>
            public static Modules.FractionalMaxPool2d FractionalMaxPool2d(
                (long, long) kernel_size, (long, long)? output_size = null, (double, double)? output_ratio = null)
                => new(Sizes.Of(kernel_size), Sizes.Of(output_size), Sizes.Of(output_ratio));

            /// <summary>
            /// Maxima of windows at random steps that give the wanted size (arXiv:1412.6071): `[batch, channels, h, w]` -> `[batch, channels, h', w']`.
            /// </summary>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="output_size">Size of the result; this or the ratio is given.</param>
            /// <param name="output_ratio">Size of the result as a share of the input's.</param>
            public static Modules.FractionalMaxPool2d FractionalMaxPool2d(long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null)
                => new(kernel_size, output_size, output_ratio);
        }
    }
}
