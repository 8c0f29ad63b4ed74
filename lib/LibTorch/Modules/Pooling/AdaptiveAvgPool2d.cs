using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Means of windows chosen to give the wanted size: `[batch, channels, h, w]` -> `[batch, channels, h', w']`.</summary>
    public sealed class AdaptiveAvgPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal AdaptiveAvgPool2d(long[] output_size)
            : base(nameof(AdaptiveAvgPool2d))
        {
            this.output_size = output_size;
        }

        /// <summary>Height and width of the result.</summary>
        public long[] output_size { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => functional.adaptive_avg_pool2d(input, output_size);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Means of windows chosen to give the wanted size: `[batch, channels, h, w]` -> `[batch, channels, h', w']`.</summary>
            /// <param name="output_size">Height and width of the result.</param>
            public static Modules.AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] output_size) => new(output_size);

            /// <summary>Means of windows chosen to give the wanted size: `[batch, channels, h, w]` -> `[batch, channels, h', w']`.</summary>
            /// <param name="output_size">Height and width of the result.</param>
            public static Modules.AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) => new(Sizes.Of(output_size));

            /// <summary>Means of windows chosen to give the wanted size: `[batch, channels, h, w]` -> `[batch, channels, h', w']`.</summary>
            /// <param name="output_size">Height and width of the result.</param>
            public static Modules.AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new(Sizes.Repeat(output_size, 2));
        }
    }
}
