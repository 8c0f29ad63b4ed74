using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Maxima of windows chosen to give the wanted size: `[batch, channels, n]` -> `[batch, channels, n']`.</summary>
    public sealed class AdaptiveMaxPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal AdaptiveMaxPool1d(long output_size)
            : base(nameof(AdaptiveMaxPool1d))
        {
            this.output_size = output_size;
        }

        /// <summary>Length of the result.</summary>
        public long output_size { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => functional.adaptive_max_pool1d(input, output_size);

        /// <summary>The same, with the places of the maxima.</summary>
        /// <param name="input">As in <see cref="forward"/>.</param>
        /// <returns>Maxima, and their index in the flattened signal, of equal shape.</returns>
        public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input)
            => functional.adaptive_max_pool1d_with_indices(input, output_size);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Maxima of windows chosen to give the wanted size: `[batch, channels, n]` -> `[batch, channels, n']`.</summary>
            /// <param name="output_size">Length of the result.</param>
            public static Modules.AdaptiveMaxPool1d AdaptiveMaxPool1d(long output_size) => new(output_size);
        }
    }
}
