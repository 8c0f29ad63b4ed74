using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Maxima of windows chosen to give the wanted size: `[batch, channels, d, h, w]` -> `[batch, channels, d', h', w']`.</summary>
    public sealed class AdaptiveMaxPool3d : ParameterLessModule<Tensor, Tensor>
    {
        internal AdaptiveMaxPool3d(long[] output_size)
            : base(nameof(AdaptiveMaxPool3d))
        {
            this.output_size = output_size;
        }

        /// <summary>Depth, height and width of the result.</summary>
        public long[] output_size { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => functional.adaptive_max_pool3d(input, output_size);

        /// <summary>The same, with the places of the maxima.</summary>
        /// <param name="input">As in <see cref="forward"/>.</param>
        /// <returns>Maxima, and their index in the flattened volume, of equal shape.</returns>
        public (Tensor output, Tensor indices) forward_with_indices(Tensor input)
            => functional.adaptive_max_pool3d_with_indices(input, output_size);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Maxima of windows chosen to give the wanted size: `[batch, channels, d, h, w]` -> `[batch, channels, d', h', w']`.</summary>
            /// <param name="output_size">Depth, height and width of the result.</param>
            public static Modules.AdaptiveMaxPool3d AdaptiveMaxPool3d(long[] output_size) => new(output_size);
        }
    }
}
