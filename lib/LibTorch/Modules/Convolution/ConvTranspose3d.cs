using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Transposed 3-D convolution of volumes, which makes them larger: `[batch, in, d, h, w] -> [batch, out, d', h', w']`.</summary>
    public sealed class ConvTranspose3d : ConvolutionTranspose
    {
        internal ConvTranspose3d(
            long in_channels,
            long out_channels,
            long[] kernel_size,
            long[] stride,
            long[] padding,
            long[] output_padding,
            long[] dilation,
            PaddingModes padding_mode,
            long groups,
            bool bias,
            Device? device,
            ScalarType? dtype)
            : base(
                nameof(ConvTranspose3d),
                in_channels,
                out_channels,
                kernel_size,
                stride,
                padding,
                null,
                dilation,
                true,
                output_padding,
                groups,
                bias,
                padding_mode,
                device,
                dtype)
        {
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input, long[]? output_size)
        {
            var extra = _output_padding(input, output_size, kernel_size, stride, padding!, dilation, 3);
            return Aten.conv_transpose3d_input(input, weight, bias, stride, padding!, extra, groups, dilation);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Transposed 3-D convolution of volumes, which makes them larger: `[batch, in, d, h, w] -> [batch, out, d', h', w']`.</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the result.</param>
            /// <param name="kernel_size">Depth, height and width of the window.</param>
            /// <param name="stride">Step of the window, 1 by default.</param>
            /// <param name="padding">How much the result loses at both ends, 0 by default.</param>
            /// <param name="output_padding">How much larger the result is at one end, 0 by default.</param>
            /// <param name="dilation">Distance of the kernel's elements, 1 by default.</param>
            /// <param name="padding_mode">Zeros; a transposed convolution knows no other.</param>
            /// <param name="groups">Groups of channels that do not mix.</param>
            /// <param name="bias">Whether each output channel has a summand.</param>
            /// <param name="device">Where the parameters lie.</param>
            /// <param name="dtype">Type of the parameters.</param>
            public static Modules.ConvTranspose3d ConvTranspose3d(
                long in_channels,
                long out_channels,
                long kernel_size,
                long stride = 1,
                long padding = 0,
                long output_padding = 0,
                long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros,
                long groups = 1,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null)
                => new(
                    in_channels,
                    out_channels,
                    Sizes.Repeat(kernel_size, 3),
                    Sizes.Repeat(stride, 3),
                    Sizes.Repeat(padding, 3),
                    Sizes.Repeat(output_padding, 3),
                    Sizes.Repeat(dilation, 3),
                    padding_mode,
                    groups,
                    bias,
                    device,
                    dtype);

            /// <summary>Transposed 3-D convolution of volumes, which makes them larger: `[batch, in, d, h, w] -> [batch, out, d', h', w']`.</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the result.</param>
            /// <param name="kernel_size">Depth, height and width of the window.</param>
            /// <param name="stride">Step of the window, 1 by default.</param>
            /// <param name="padding">How much the result loses at both ends, 0 by default.</param>
            /// <param name="output_padding">How much larger the result is at one end, 0 by default.</param>
            /// <param name="dilation">Distance of the kernel's elements, 1 by default.</param>
            /// <param name="padding_mode">Zeros; a transposed convolution knows no other.</param>
            /// <param name="groups">Groups of channels that do not mix.</param>
            /// <param name="bias">Whether each output channel has a summand.</param>
            /// <param name="device">Where the parameters lie.</param>
            /// <param name="dtype">Type of the parameters.</param>
            public static Modules.ConvTranspose3d ConvTranspose3d(
                long in_channels,
                long out_channels,
                (long, long, long) kernel_size,
                (long, long, long)? stride = null,
                (long, long, long)? padding = null,
                (long, long, long)? output_padding = null,
                (long, long, long)? dilation = null,
                PaddingModes padding_mode = PaddingModes.Zeros,
                long groups = 1,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null)
                => new(
                    in_channels,
                    out_channels,
                    Sizes.Of(kernel_size),
                    Sizes.Of(stride) ?? [1, 1, 1],
                    Sizes.Of(padding) ?? [0, 0, 0],
                    Sizes.Of(output_padding) ?? [0, 0, 0],
                    Sizes.Of(dilation) ?? [1, 1, 1],
                    padding_mode,
                    groups,
                    bias,
                    device,
                    dtype);
        }
    }
}
