namespace TorchSharp.Modules
{
    /// <summary>Pads with the outermost value: `[batch, channels, h, w]`, with or without a batch.</summary>
    public sealed class ReplicationPad2d : PadBase
    {
        internal ReplicationPad2d(params long[] padding)
            : base(nameof(ReplicationPad2d), PaddingModes.Replicate, 0, padding)
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
            /// <summary>Pads with the outermost value: `[batch, channels, h, w]`, with or without a batch.</summary>
            /// <param name="padding">How much on each side.</param>
            public static Modules.ReplicationPad2d ReplicationPad2d(long padding) => new(Sizes.Repeat(padding, 4));

            /// <summary>Pads with the outermost value: `[batch, channels, h, w]`, with or without a batch.</summary>
            /// <param name="padding">Left, right, above, below.</param>
            public static Modules.ReplicationPad2d ReplicationPad2d((long, long, long, long) padding)
                => new(padding.Item1, padding.Item2, padding.Item3, padding.Item4);
        }
    }
}
