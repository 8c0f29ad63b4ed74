using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>1-D convolution of signals: `[batch, in, n] -> [batch, out, n']`.</summary>
    public sealed class Conv1d : Convolution
    {
        internal Conv1d(
            long in_channels,
            long out_channels,
            long[] kernel_size,
            long[] stride,
            long[]? padding,
            Padding? padding_type,
            long[] dilation,
            PaddingModes padding_mode,
            long groups,
            bool bias,
            Device? device,
            ScalarType? dtype)
            : base(
                nameof(Conv1d),
                in_channels,
                out_channels,
                kernel_size,
                stride,
                padding,
                padding_type,
                dilation,
                false,
                Sizes.Repeat(0, 1),
                groups,
                bias,
                padding_mode,
                device,
                dtype)
        {
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input)
        {
            if (padding_mode != PaddingModes.Zeros)
            {
                using var padded = Padded(input);
                return Aten.conv1d(padded, weight, bias, stride, [0], dilation, groups);
            }
            return padding is null
                ? Aten.conv1d_padding(input, weight, bias, stride, padding_type == Padding.Same ? "same" : "valid", dilation, groups)
                : Aten.conv1d(input, weight, bias, stride, padding, dilation, groups);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>1-D convolution of signals: `[batch, in, n] -> [batch, out, n']`.</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the result.</param>
            /// <param name="kernel_size">Length of the window.</param>
            /// <param name="stride">Step of the window, 1 by default.</param>
            /// <param name="padding">Padding at both ends, 0 by default.</param>
            /// <param name="dilation">Distance of the kernel's elements, 1 by default.</param>
            /// <param name="padding_mode">What fills the padding.</param>
            /// <param name="groups">Groups of channels that do not mix.</param>
            /// <param name="bias">Whether each output channel has a summand.</param>
            /// <param name="device">Where the parameters lie.</param>
            /// <param name="dtype">Type of the parameters.</param>
            public static Modules.Conv1d Conv1d(
                long in_channels,
                long out_channels,
                long kernel_size,
                long stride = 1,
                long padding = 0,
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
                    null,
                    Sizes.Repeat(dilation, 1),
                    padding_mode,
                    groups,
                    bias,
                    device,
                    dtype);

            /// <summary>1-D convolution of signals: `[batch, in, n] -> [batch, out, n']`.</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the result.</param>
            /// <param name="kernel_size">Length of the window.</param>
            /// <param name="padding">Same keeps the size and needs a stride of 1; Valid pads nothing.</param>
            /// <param name="stride">Step of the window, 1 by default.</param>
            /// <param name="dilation">Distance of the kernel's elements, 1 by default.</param>
            /// <param name="padding_mode">What fills the padding.</param>
            /// <param name="groups">Groups of channels that do not mix.</param>
            /// <param name="bias">Whether each output channel has a summand.</param>
            /// <param name="device">Where the parameters lie.</param>
            /// <param name="dtype">Type of the parameters.</param>
            public static Modules.Conv1d Conv1d(
                long in_channels,
                long out_channels,
                long kernel_size,
                Padding padding,
                long stride = 1,
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
                    null,
                    padding,
                    Sizes.Repeat(dilation, 1),
                    padding_mode,
                    groups,
                    bias,
                    device,
                    dtype);
        }
    }
}
