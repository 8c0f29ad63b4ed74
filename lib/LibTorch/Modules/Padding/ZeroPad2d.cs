namespace TorchSharp.Modules
{
    /// <summary>Pads with zeros: `[batch, channels, h, w]`, with or without a batch.</summary>
    public sealed class ZeroPad2d : PadBase
    {
        internal ZeroPad2d(params long[] padding)
            : base(nameof(ZeroPad2d), PaddingModes.Zeros, 0, padding)
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
            /// <summary>Pads with zeros: `[batch, channels, h, w]`, with or without a batch.</summary>
            /// <param name="padding">How much on each side.</param>
            public static Modules.ZeroPad2d ZeroPad2d(long padding) => new(Sizes.Repeat(padding, 4));

            /// <summary>Pads with zeros: `[batch, channels, h, w]`, with or without a batch.</summary>
            /// <param name="padding">Left, right, above, below.</param>
            public static Modules.ZeroPad2d ZeroPad2d((long, long, long, long) padding) => new(padding.Item1, padding.Item2, padding.Item3, padding.Item4);
        }
    }
}
