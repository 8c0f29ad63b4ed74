using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Puts the maxima of MaxPool3d back where they came from, zeros elsewhere: `[batch, channels, d', h', w']` -> `[batch, channels, d, h, w]`.
    /// </summary>
    public sealed class MaxUnpool3d : ParameterLessModule<Tensor, Tensor, long[]?, Tensor>
    {
        internal MaxUnpool3d(long[] kernel_size, long[]? stride, long[]? padding)
            : base(nameof(MaxUnpool3d))
        {
            this.kernel_size = kernel_size;
            this.stride = stride;
            this.padding = padding;
        }

        /// <summary>Depth, height and width of the window.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>Step of the window; its size where null.</summary>
        public long[]? stride { get; set; }

        /// <summary>Padding of the pooling.</summary>
        public long[]? padding { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor, Tensor indices, long[]? output_size = null)
            => functional.max_unpool3d(tensor, indices, kernel_size, stride, padding, output_size);

        /// <summary>Puts maxima back where they came from, zeros elsewhere.</summary>
        /// <param name="tensor">Maxima.</param>
        /// <param name="indices">Their places.</param>
        /// <param name="output_size">Size of the result, where pooling would give these maxima from several.</param>
        public new Tensor call(Tensor tensor, Tensor indices, long[]? output_size = null) => base.call(tensor, indices, output_size);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>
            /// Puts the maxima of MaxPool3d back where they came from, zeros elsewhere: `[batch, channels, d', h', w']` -> `[batch, channels, d, h, w]`.
            /// </summary>
            /// <param name="kernel_size">Depth, height and width of the window.</param>
            /// <param name="stride">Step of the window; its size where null.</param>
            /// <param name="padding">Padding of the pooling.</param>
            public static Modules.MaxUnpool3d MaxUnpool3d(long kernel_size, long? stride = null, long? padding = null)
                => new(Sizes.Repeat(kernel_size, 3), Sizes.Repeat(stride, 3), Sizes.Repeat(padding, 3));

            /// <summary>
            /// Puts the maxima of MaxPool3d back where they came from, zeros elsewhere: `[batch, channels, d', h', w']` -> `[batch, channels, d, h, w]`.
            /// </summary>
            /// <param name="kernel_size">Depth, height and width of the window.</param>
            /// <param name="stride">Step of the window; its size where null.</param>
            /// <param name="padding">Padding of the pooling.</param>
            public static Modules.MaxUnpool3d MaxUnpool3d((long, long, long) kernel_size, (long, long, long)? stride = null, (long, long, long)? padding = null)
                => new(Sizes.Of(kernel_size), Sizes.Of(stride), Sizes.Of(padding));

            /// <summary>
            /// Puts the maxima of MaxPool3d back where they came from, zeros elsewhere: `[batch, channels, d', h', w']` -> `[batch, channels, d, h, w]`.
            /// </summary>
            /// <param name="kernel_size">Depth, height and width of the window.</param>
            /// <param name="stride">Step of the window; its size where null.</param>
            /// <param name="padding">Padding of the pooling.</param>
            public static Modules.MaxUnpool3d MaxUnpool3d(long[] kernel_size, long[]? stride = null, long[]? padding = null)
                => new(kernel_size, stride, padding);
        }
    }
}
