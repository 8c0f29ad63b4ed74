using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Transposed 1-D convolution of signals, which makes them larger: `[batch, in, n] -> [batch, out, n']`.</summary>
    public sealed class ConvTranspose1d : ConvolutionTranspose
    {
        internal ConvTranspose1d(
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
                nameof(ConvTranspose1d),
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
            var extra = _output_padding(input, output_size, kernel_size, stride, padding!, dilation, 1);
            return Aten.conv_transpose1d(input, weight, bias, stride, padding!, extra, groups, dilation);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Transposed 1-D convolution of signals, which makes them larger: `[batch, in, n] -> [batch, out, n']`.</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the result.</param>
            /// <param name="kernel_size">Length of the window.</param>
            /// <param name="stride">Step of the window, 1 by default.</param>
            /// <param name="padding">How much the result loses at both ends, 0 by default.</param>
            /// <param name="output_padding">How much larger the result is at one end, 0 by default.</param>
            /// <param name="dilation">Distance of the kernel's elements, 1 by default.</param>
            /// <param name="padding_mode">Zeros; a transposed convolution knows no other.</param>
            /// <param name="groups">Groups of channels that do not mix.</param>
            /// <param name="bias">Whether each output channel has a summand.</param>
            /// <param name="device">Where the parameters lie.</param>
            /// <param name="dtype">Type of the parameters.</param>
            public static Modules.ConvTranspose1d ConvTranspose1d(
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
                    Sizes.Repeat(kernel_size, 1),
                    Sizes.Repeat(stride, 1),
                    Sizes.Repeat(padding, 1),
                    Sizes.Repeat(output_padding, 1),
                    Sizes.Repeat(dilation, 1),
                    padding_mode,
                    groups,
                    bias,
                    device,
                    dtype);
        }
    }
}
