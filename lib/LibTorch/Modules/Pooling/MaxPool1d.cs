using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Maximum of each window: `[batch, channels, n]` -> `[batch, channels, n']`.</summary>
    public sealed class MaxPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal MaxPool1d(long kernel_size, long? stride, long? padding, long? dilation, bool ceil_mode)
            : base(nameof(MaxPool1d))
        {
            this.kernel_size = kernel_size;
            this.stride = stride;
            this.padding = padding;
            this.dilation = dilation;
            this.ceil_mode = ceil_mode;
        }

        /// <summary>Length of the window.</summary>
        public long kernel_size { get; set; }

        /// <summary>Step of the window; its size where null.</summary>
        public long? stride { get; set; }

        /// <summary>Minus infinities at both ends, at most half the window.</summary>
        public long? padding { get; set; }

        /// <summary>Distance of the window's elements; 1 where null.</summary>
        public long? dilation { get; set; }

        /// <summary>Whether the output's size is rounded up, so that last windows may be cut.</summary>
        public bool ceil_mode { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => functional.max_pool1d(input, kernel_size, stride, padding, dilation, ceil_mode);

        /// <summary>The same, with the places of the maxima.</summary>
        /// <param name="input">As in <see cref="forward"/>.</param>
        /// <returns>Maxima, and their index in the flattened signal, of equal shape.</returns>
        public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input)
            => functional.max_pool1d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Maximum of each window: `[batch, channels, n]` -> `[batch, channels, n']`.</summary>
            /// <param name="kernel_size">Length of the window.</param>
            /// <param name="stride">Step of the window; its size where null.</param>
            /// <param name="padding">Minus infinities at both ends, at most half the window.</param>
            /// <param name="dilation">Distance of the window's elements; 1 where null.</param>
            /// <param name="ceil_mode">Whether the output's size is rounded up, so that last windows may be cut.</param>
            public static Modules.MaxPool1d MaxPool1d(
                long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
                => new(kernel_size, stride, padding, dilation, ceil_mode);
        }
    }
}
