namespace TorchSharp.Modules
{
    /// <summary>Pads with one number: `[batch, channels, n]`, with or without a batch.</summary>
    public sealed class ConstantPad1d : PadBase
    {
        internal ConstantPad1d(double value, params long[] padding)
            : base(nameof(ConstantPad1d), PaddingModes.Constant, value, padding)
        {
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Pads with one number: `[batch, channels, n]`, with or without a batch.</summary>
            /// <param name="padding">How much on each side.</param>
            /// <param name="value">What fills the new places.</param>
            public static Modules.ConstantPad1d ConstantPad1d(long padding, double value) => new(value, Sizes.Repeat(padding, 2));

            /// <summary>Pads with one number: `[batch, channels, n]`, with or without a batch.</summary>
            /// <param name="padding">Left and right.</param>
            /// <param name="value">What fills the new places.</param>
            public static Modules.ConstantPad1d ConstantPad1d((long, long) padding, double value) => new(value, padding.Item1, padding.Item2);
        }
    }
}
