namespace TorchSharp.Modules
{
    /// <summary>Pads with the values inside, mirrored without the outermost one: `[batch, channels, n]`, with or without a batch.</summary>
    public sealed class ReflectionPad1d : PadBase
    {
        internal ReflectionPad1d(params long[] padding)
            : base(nameof(ReflectionPad1d), PaddingModes.Reflect, 0, padding)
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
            /// <summary>Pads with the values inside, mirrored without the outermost one: `[batch, channels, n]`, with or without a batch.</summary>
            /// <param name="padding">How much on each side.</param>
            public static Modules.ReflectionPad1d ReflectionPad1d(long padding) => new(Sizes.Repeat(padding, 2));

            /// <summary>Pads with the values inside, mirrored without the outermost one: `[batch, channels, n]`, with or without a batch.</summary>
            /// <param name="padding">Left and right.</param>
            public static Modules.ReflectionPad1d ReflectionPad1d((long, long) padding) => new(padding.Item1, padding.Item2);
        }
    }
}
