namespace TorchSharp.Modules
{
    /// <summary>Pads with one number: `[batch, channels, h, w]`, with or without a batch.</summary>
    public sealed class ConstantPad2d : PadBase
    {
        internal ConstantPad2d(double value, params long[] padding)
            : base(nameof(ConstantPad2d), PaddingModes.Constant, value, padding)
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
            /// <summary>Pads with one number: `[batch, channels, h, w]`, with or without a batch.</summary>
            /// <param name="padding">How much on each side.</param>
            /// <param name="value">What fills the new places.</param>
            public static Modules.ConstantPad2d ConstantPad2d(long padding, double value) => new(value, Sizes.Repeat(padding, 4));

            /// <summary>Pads with one number: `[batch, channels, h, w]`, with or without a batch.</summary>
            /// <param name="padding">Left, right, above, below.</param>
            /// <param name="value">What fills the new places.</param>
            public static Modules.ConstantPad2d ConstantPad2d((long, long, long, long) padding, double value)
                => new(value, padding.Item1, padding.Item2, padding.Item3, padding.Item4);
        }
    }
}
