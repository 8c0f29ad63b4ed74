namespace TorchSharp.Modules
{
    /// <summary>Pads with the values inside, mirrored without the outermost one: `[batch, channels, d, h, w]`, with or without a batch.</summary>
    public sealed class ReflectionPad3d : PadBase
    {
        internal ReflectionPad3d(params long[] padding)
            : base(nameof(ReflectionPad3d), PaddingModes.Reflect, 0, padding)
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
            /// <summary>Pads with the values inside, mirrored without the outermost one: `[batch, channels, d, h, w]`, with or without a batch.</summary>
            /// <param name="padding">How much on each side.</param>
            public static Modules.ReflectionPad3d ReflectionPad3d(long padding) => new(Sizes.Repeat(padding, 6));

            /// <summary>Pads with the values inside, mirrored without the outermost one: `[batch, channels, d, h, w]`, with or without a batch.</summary>
            /// <param name="padding">Left, right, above, below, front, back.</param>
            public static Modules.ReflectionPad3d ReflectionPad3d((long, long, long, long, long, long) padding)
                => new(padding.Item1, padding.Item2, padding.Item3, padding.Item4, padding.Item5, padding.Item6);
        }
    }
}
