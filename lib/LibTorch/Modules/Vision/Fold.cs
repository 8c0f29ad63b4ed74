using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Adds blocks up to images, overlaps summed: `[batch, channels * kh * kw, blocks] -> [batch, channels, h, w]`.</summary>
    public sealed class Fold : ParameterLessModule<Tensor, Tensor>
    {
        internal Fold((long, long) output_size, (long, long) kernel_size, (long, long) dilation, (long, long) padding, (long, long) stride)
            : base(nameof(Fold))
        {
            this.output_size = output_size;
            this.kernel_size = kernel_size;
            this.dilation = dilation;
            this.padding = padding;
            this.stride = stride;
        }

        /// <summary>Height and width of the images.</summary>
        public (long, long) output_size { get; set; }

        /// <summary>Height and width of a block.</summary>
        public (long, long) kernel_size { get; set; }

        /// <summary>Distances of a block's elements.</summary>
        public (long, long) dilation { get; set; }

        /// <summary>Zeros around the images.</summary>
        public (long, long) padding { get; set; }

        /// <summary>Steps from block to block.</summary>
        public (long, long) stride { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => functional.fold(tensor, output_size, kernel_size, dilation, padding, stride);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Adds blocks up to images, overlaps summed: `[batch, channels * kh * kw, blocks] -> [batch, channels, h, w]`.</summary>
            /// <param name="output_size">Height and width of the images.</param>
            /// <param name="kernel_size">Height and width of a block.</param>
            /// <param name="dilation">Distances of a block's elements.</param>
            /// <param name="padding">Zeros around the images.</param>
            /// <param name="stride">Steps from block to block.</param>
            public static Modules.Fold Fold(long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1)
                => new((output_size, output_size), (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            /// <summary>Adds blocks up to images, overlaps summed: `[batch, channels * kh * kw, blocks] -> [batch, channels, h, w]`.</summary>
            /// <param name="output_size">Height and width of the images.</param>
            /// <param name="kernel_size">Height and width of a block.</param>
            /// <param name="dilation">Distances of a block's elements.</param>
            /// <param name="padding">Zeros around the images.</param>
            /// <param name="stride">Steps from block to block.</param>
            public static Modules.Fold Fold(
                (long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null)
                => new(output_size, kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));
        }
    }
}
