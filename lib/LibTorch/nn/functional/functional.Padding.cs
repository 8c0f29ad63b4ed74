using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// Pads dimensions from the last to the first: (before, after) of the last one, then of the one before it, and so on. Negative numbers cut off.
            /// </summary>
            /// <param name="input">Any shape; other modes than constant pad the last one to three dimensions.</param>
            /// <param name="pad">Two numbers for each padded dimension.</param>
            /// <param name="mode">What fills the new places.</param>
            /// <param name="value">The constant that fills them.</param>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => Aten.pad(input, pad, PaddingName(mode), mode is PaddingModes.Constant or PaddingModes.Zeros ? value : null);

            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, pad.ToArray(), mode, value);

            /// <summary>Pads the last dimension.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="pad">How much before and after.</param>
            /// <param name="mode">What fills the new places.</param>
            /// <param name="value">The constant that fills them.</param>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, Sizes.Of(pad), mode, value);

            /// <summary>Pads the last two dimensions.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="pad">How much left, right, above and below.</param>
            /// <param name="mode">What fills the new places.</param>
            /// <param name="value">The constant that fills them.</param>
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, new[] { pad.Item1, pad.Item2, pad.Item3, pad.Item4 }, mode, value);

            /// <summary>Pads every dimension, batch and channels among them, by the same number on both sides.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="pad">How much on each side.</param>
            /// <param name="mode">What fills the new places.</param>
            /// <param name="value">The constant that fills them.</param>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, Sizes.Repeat(pad, (int)input.ndim * 2), mode, value);

            private static string PaddingName(PaddingModes mode) => mode switch
            {
                PaddingModes.Constant or PaddingModes.Zeros => "constant",
                PaddingModes.Reflect => "reflect",
                PaddingModes.Replicate => "replicate",
                PaddingModes.Circular => "circular",
                _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "no such way of padding"),
            };
        }
    }
}
