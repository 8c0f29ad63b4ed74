using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Adds blocks up to images, overlaps summed: `[batch, channels * kh * kw, blocks] -> [batch, channels, h, w]`.</summary>
            /// <param name="input">Blocks as columns, with or without a batch.</param>
            /// <param name="output_size">Height and width of the images.</param>
            /// <param name="kernel_size">Height and width of a block.</param>
            /// <param name="dilation">Distance of a block's elements.</param>
            /// <param name="padding">Zeros that were around the images.</param>
            /// <param name="stride">Step from block to block.</param>
            public static Tensor fold(Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1)
                => Aten.col2im(
                    input,
                    Sizes.Repeat(output_size, 2),
                    Sizes.Repeat(kernel_size, 2),
                    Sizes.Repeat(dilation, 2),
                    Sizes.Repeat(padding, 2),
                    Sizes.Repeat(stride, 2));

            /// <inheritdoc cref="fold(Tensor, long, long, long, long, long)"/>
            public static Tensor fold(
                Tensor input,
                (long, long) output_size,
                (long, long) kernel_size,
                (long, long)? dilation = null,
                (long, long)? padding = null,
                (long, long)? stride = null)
                => Aten.col2im(
                    input,
                    Sizes.Of(output_size),
                    Sizes.Of(kernel_size),
                    Sizes.Of(dilation) ?? [1, 1],
                    Sizes.Of(padding) ?? [0, 0],
                    Sizes.Of(stride) ?? [1, 1]);

            /// <summary>Blocks of images as columns: `[batch, channels, h, w] -> [batch, channels * kh * kw, blocks]`.</summary>
            /// <param name="input">Images, with or without a batch.</param>
            /// <param name="kernel_size">Height and width of a block.</param>
            /// <param name="dilation">Distance of a block's elements.</param>
            /// <param name="padding">Zeros around the images.</param>
            /// <param name="stride">Step from block to block.</param>
            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1)
                => Aten.im2col(input, Sizes.Repeat(kernel_size, 2), Sizes.Repeat(dilation, 2), Sizes.Repeat(padding, 2), Sizes.Repeat(stride, 2));

            /// <inheritdoc cref="unfold(Tensor, long, long, long, long)"/>
            public static Tensor unfold(
                Tensor input, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null)
                => Aten.im2col(input, Sizes.Of(kernel_size), Sizes.Of(dilation) ?? [1, 1], Sizes.Of(padding) ?? [0, 0], Sizes.Of(stride) ?? [1, 1]);
        }
    }
}
