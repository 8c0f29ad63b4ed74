using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Mean of each window: `[batch, channels, n]` -> `[batch, channels, n']`.</summary>
    public sealed class AvgPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal AvgPool1d(long kernel_size, long? stride, long? padding, bool ceil_mode, bool count_include_pad)
            : base(nameof(AvgPool1d))
        {
            this.kernel_size = kernel_size;
            this.stride = stride;
            this.padding = padding;
            this.ceil_mode = ceil_mode;
            this.count_include_pad = count_include_pad;
        }

        /// <summary>Length of the window.</summary>
        public long kernel_size { get; set; }

        /// <summary>Step of the window; its size where null.</summary>
        public long? stride { get; set; }

        /// <summary>Zeros at both ends, at most half the window.</summary>
        public long? padding { get; set; }

        /// <summary>Whether the output's size is rounded up, so that last windows may be cut.</summary>
        public bool ceil_mode { get; set; }

        /// <summary>Whether the padding's zeros count in the mean.</summary>
        public bool count_include_pad { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => functional.avg_pool1d(input, kernel_size, stride, padding, ceil_mode, count_include_pad);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Mean of each window: `[batch, channels, n]` -> `[batch, channels, n']`.</summary>
            /// <param name="kernel_size">Length of the window.</param>
            /// <param name="stride">Step of the window; its size where null.</param>
            /// <param name="padding">Zeros at both ends, at most half the window.</param>
            /// <param name="ceil_mode">Whether the output's size is rounded up, so that last windows may be cut.</param>
            /// <param name="count_include_pad">Whether the padding's zeros count in the mean.</param>
            public static Modules.AvgPool1d AvgPool1d(
                long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true)
                => new(kernel_size, stride, padding, ceil_mode, count_include_pad);
        }
    }
}
