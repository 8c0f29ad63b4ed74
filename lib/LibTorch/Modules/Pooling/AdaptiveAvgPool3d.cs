using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Means of windows chosen to give the wanted size: `[batch, channels, d, h, w]` -> `[batch, channels, d', h', w']`.</summary>
    public sealed class AdaptiveAvgPool3d : ParameterLessModule<Tensor, Tensor>
    {
        internal AdaptiveAvgPool3d(long[] output_size)
            : base(nameof(AdaptiveAvgPool3d))
        {
            this.output_size = output_size;
        }

        /// <summary>Depth, height and width of the result.</summary>
        public long[] output_size { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => functional.adaptive_avg_pool3d(input, output_size);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Means of windows chosen to give the wanted size: `[batch, channels, d, h, w]` -> `[batch, channels, d', h', w']`.</summary>
            /// <param name="output_size">Depth, height and width of the result.</param>
            public static Modules.AdaptiveAvgPool3d AdaptiveAvgPool3d(long[] output_size) => new(output_size);

            /// <summary>Means of windows chosen to give the wanted size: `[batch, channels, d, h, w]` -> `[batch, channels, d', h', w']`.</summary>
            /// <param name="output_size">Depth, height and width of the result.</param>
            public static Modules.AdaptiveAvgPool3d AdaptiveAvgPool3d((long, long, long) output_size) => new(Sizes.Of(output_size));

            /// <summary>Means of windows chosen to give the wanted size: `[batch, channels, d, h, w]` -> `[batch, channels, d', h', w']`.</summary>
            /// <param name="output_size">Depth, height and width of the result.</param>
            public static Modules.AdaptiveAvgPool3d AdaptiveAvgPool3d(long output_size) => new(Sizes.Repeat(output_size, 3));
        }
    }
}
