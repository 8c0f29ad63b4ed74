namespace TorchSharp.Modules
{
    /// <summary>Pads with one number: `[batch, channels, d, h, w]`, with or without a batch.</summary>
    public sealed class ConstantPad3d : PadBase
    {
        internal ConstantPad3d(double value, params long[] padding)
            : base(nameof(ConstantPad3d), PaddingModes.Constant, value, padding)
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
            /// <summary>Pads with one number: `[batch, channels, d, h, w]`, with or without a batch.</summary>
            /// <param name="padding">How much on each side.</param>
            /// <param name="value">What fills the new places.</param>
            public static Modules.ConstantPad3d ConstantPad3d(long padding, double value) => new(value, Sizes.Repeat(padding, 6));

            /// <summary>Pads with one number: `[batch, channels, d, h, w]`, with or without a batch.</summary>
            /// <param name="padding">Left, right, above, below, front, back.</param>
            /// <param name="value">What fills the new places.</param>
            public static Modules.ConstantPad3d ConstantPad3d((long, long, long, long, long, long) padding, double value)
                => new(value, padding.Item1, padding.Item2, padding.Item3, padding.Item4, padding.Item5, padding.Item6);
        }
    }
}
