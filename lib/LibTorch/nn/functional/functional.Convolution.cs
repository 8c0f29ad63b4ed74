using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>1-D convolution with padding by name: `[batch, in, n] x [out, in / groups, k] -> [batch, out, n']`.</summary>
            /// <param name="input">Signals, with or without a batch.</param>
            /// <param name="weight">Kernels.</param>
            /// <param name="bias">One number for each output channel.</param>
            /// <param name="stride">Step of the window, 1 by default.</param>
            /// <param name="padding">Same keeps the length and needs stride 1; Valid pads nothing.</param>
            /// <param name="dilation">Distance of the kernel's elements, 1 by default.</param>
            /// <param name="groups">Groups of channels that do not mix.</param>
            public static Tensor conv1d_padding(
                Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, Padding padding = Padding.Valid, long? dilation = null, long groups = 1)
                => Aten.conv1d_padding(input, weight, bias, [stride ?? 1], PaddingName(padding), [dilation ?? 1], groups);

            /// <summary>2-D convolution with padding by name: `[batch, in, h, w] x [out, in / groups, kh, kw] -> [batch, out, h', w']`.</summary>
            /// <param name="input">Images, with or without a batch.</param>
            /// <param name="weight">Kernels.</param>
            /// <param name="bias">One number for each output channel.</param>
            /// <param name="strides">Steps of the window, 1 by default.</param>
            /// <param name="padding">Same keeps the size and needs strides 1; Valid pads nothing.</param>
            /// <param name="dilation">Distances of the kernel's elements, 1 by default.</param>
            /// <param name="groups">Groups of channels that do not mix.</param>
            public static Tensor conv2d_padding(
                Tensor input,
                Tensor weight,
                Tensor? bias = null,
                long[]? strides = null,
                Padding padding = Padding.Valid,
                long[]? dilation = null,
                long groups = 1)
                => Aten.conv2d_padding(input, weight, bias, strides ?? [1, 1], PaddingName(padding), dilation ?? [1, 1], groups);

            /// <summary>3-D convolution with padding by name: `[batch, in, d, h, w] x [out, in / groups, kd, kh, kw] -> [batch, out, d', h', w']`.</summary>
            /// <param name="input">Volumes, with or without a batch.</param>
            /// <param name="weight">Kernels.</param>
            /// <param name="bias">One number for each output channel.</param>
            /// <param name="strides">Steps of the window, 1 by default.</param>
            /// <param name="padding">Same keeps the size and needs strides 1; Valid pads nothing.</param>
            /// <param name="dilation">Distances of the kernel's elements, 1 by default.</param>
            /// <param name="groups">Groups of channels that do not mix.</param>
            public static Tensor conv3d_padding(
                Tensor input,
                Tensor weight,
                Tensor? bias = null,
                long[]? strides = null,
                Padding padding = Padding.Valid,
                long[]? dilation = null,
                long groups = 1)
                => Aten.conv3d_padding(input, weight, bias, strides ?? [1, 1, 1], PaddingName(padding), dilation ?? [1, 1, 1], groups);

            private static string PaddingName(Padding padding) => padding == Padding.Same ? "same" : "valid";
        }
    }
}
