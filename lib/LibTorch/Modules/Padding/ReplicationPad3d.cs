namespace TorchSharp.Modules
{
    /// <summary>Pads with the outermost value: `[batch, channels, d, h, w]`, with or without a batch.</summary>
    public sealed class ReplicationPad3d : PadBase
    {
        internal ReplicationPad3d(params long[] padding)
            : base(nameof(ReplicationPad3d), PaddingModes.Replicate, 0, padding)
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
            /// <summary>Pads with the outermost value: `[batch, channels, d, h, w]`, with or without a batch.</summary>
            /// <param name="padding">How much on each side.</param>
            public static Modules.ReplicationPad3d ReplicationPad3d(long padding) => new(Sizes.Repeat(padding, 6));

            /// <summary>Pads with the outermost value: `[batch, channels, d, h, w]`, with or without a batch.</summary>
            /// <param name="padding">Left, right, above, below, front, back.</param>
            public static Modules.ReplicationPad3d ReplicationPad3d((long, long, long, long, long, long) padding)
                => new(padding.Item1, padding.Item2, padding.Item3, padding.Item4, padding.Item5, padding.Item6);
        }
    }
}
