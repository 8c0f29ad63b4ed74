using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>The p-norm of each window, (sum x^p)^(1/p): `[batch, channels, n]` -> `[batch, channels, n']`.</summary>
    public sealed class LPPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal LPPool1d(double norm_type, long kernel_size, long? stride, bool ceil_mode)
            : base(nameof(LPPool1d))
        {
            this.norm_type = norm_type;
            this.kernel_size = kernel_size;
            this.stride = stride;
            this.ceil_mode = ceil_mode;
        }

        /// <summary>The p of the norm.</summary>
        public double norm_type { get; set; }

        /// <summary>Length of the window.</summary>
        public long kernel_size { get; set; }

        /// <summary>Step of the window; its size where null.</summary>
        public long? stride { get; set; }

        /// <summary>Whether the output's size is rounded up, so that last windows may be cut.</summary>
        public bool ceil_mode { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => functional.lp_pool1d(input, norm_type, kernel_size, stride, ceil_mode);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The p-norm of each window, (sum x^p)^(1/p): `[batch, channels, n]` -> `[batch, channels, n']`.</summary>
            /// <param name="norm_type">The p of the norm.</param>
            /// <param name="kernel_size">Length of the window.</param>
            /// <param name="stride">Step of the window; its size where null.</param>
            /// <param name="ceil_mode">Whether the output's size is rounded up, so that last windows may be cut.</param>
            public static Modules.LPPool1d LPPool1d(double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false)
                => new(norm_type, kernel_size, stride, ceil_mode);
        }
    }
}
