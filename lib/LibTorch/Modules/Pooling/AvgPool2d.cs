using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Mean of each window: `[batch, channels, h, w]` -> `[batch, channels, h', w']`.</summary>
    public sealed class AvgPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal AvgPool2d(long[] kernel_size, long[]? stride, long[]? padding, bool ceil_mode, bool count_include_pad, long? divisor_override)
            : base(nameof(AvgPool2d))
        {
            this.kernel_size = kernel_size;
            this.stride = stride;
            this.padding = padding;
            this.ceil_mode = ceil_mode;
            this.count_include_pad = count_include_pad;
            this.divisor_override = divisor_override;
        }

        /// <summary>Height and width of the window.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>Step of the window; its size where null.</summary>
        public long[]? stride { get; set; }

        /// <summary>Zeros at both ends, at most half the window.</summary>
        public long[]? padding { get; set; }

        /// <summary>Whether the output's size is rounded up, so that last windows may be cut.</summary>
        public bool ceil_mode { get; set; }

        /// <summary>Whether the padding's zeros count in the mean.</summary>
        public bool count_include_pad { get; set; }

        /// <summary>What sums are divided by instead of the window's size.</summary>
        public long? divisor_override { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input)
            => functional.avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Mean of each window: `[batch, channels, h, w]` -> `[batch, channels, h', w']`.</summary>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">Step of the window; its size where null.</param>
            /// <param name="padding">Zeros at both ends, at most half the window.</param>
            /// <param name="ceil_mode">Whether the output's size is rounded up, so that last windows may be cut.</param>
            /// <param name="count_include_pad">Whether the padding's zeros count in the mean.</param>
            /// <param name="divisor_override">What sums are divided by instead of the window's size.</param>
            public static Modules.AvgPool2d AvgPool2d(
                long[] kernel_size,
                long[]? stride = null,
                long[]? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null)
                => new(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

            /// <summary>Mean of each window: `[batch, channels, h, w]` -> `[batch, channels, h', w']`.</summary>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">Step of the window; its size where null.</param>
            /// <param name="padding">Zeros at both ends, at most half the window.</param>
            /// <param name="ceil_mode">Whether the output's size is rounded up, so that last windows may be cut.</param>
            /// <param name="count_include_pad">Whether the padding's zeros count in the mean.</param>
            /// <param name="divisor_override">What sums are divided by instead of the window's size.</param>
            public static Modules.AvgPool2d AvgPool2d(
                (long, long) kernel_size,
                (long, long)? stride = null,
                (long, long)? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null)
                => new(Sizes.Of(kernel_size), Sizes.Of(stride), Sizes.Of(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>Mean of each window: `[batch, channels, h, w]` -> `[batch, channels, h', w']`.</summary>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">Step of the window; its size where null.</param>
            /// <param name="padding">Zeros at both ends, at most half the window.</param>
            /// <param name="ceil_mode">Whether the output's size is rounded up, so that last windows may be cut.</param>
            /// <param name="count_include_pad">Whether the padding's zeros count in the mean.</param>
            /// <param name="divisor_override">What sums are divided by instead of the window's size.</param>
            public static Modules.AvgPool2d AvgPool2d(
                long kernel_size,
                long? stride = null,
                long? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null)
                => new(Sizes.Repeat(kernel_size, 2), Sizes.Repeat(stride, 2), Sizes.Repeat(padding, 2), ceil_mode, count_include_pad, divisor_override);
        }
    }
}
