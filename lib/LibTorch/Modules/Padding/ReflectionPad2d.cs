namespace TorchSharp.Modules
{
    /// <summary>Pads with the values inside, mirrored without the outermost one: `[batch, channels, h, w]`, with or without a batch.</summary>
    public sealed class ReflectionPad2d : PadBase
    {
        internal ReflectionPad2d(params long[] padding)
            : base(nameof(ReflectionPad2d), PaddingModes.Reflect, 0, padding)
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
            /// <summary>Pads with the values inside, mirrored without the outermost one: `[batch, channels, h, w]`, with or without a batch.</summary>
            /// <param name="padding">How much on each side.</param>
            public static Modules.ReflectionPad2d ReflectionPad2d(long padding) => new(Sizes.Repeat(padding, 4));

            /// <summary>Pads with the values inside, mirrored without the outermost one: `[batch, channels, h, w]`, with or without a batch.</summary>
            /// <param name="padding">Left, right, above, below.</param>
            public static Modules.ReflectionPad2d ReflectionPad2d((long, long, long, long) padding)
                => new(padding.Item1, padding.Item2, padding.Item3, padding.Item4);
        }
    }
}
