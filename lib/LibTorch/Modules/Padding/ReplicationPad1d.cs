namespace TorchSharp.Modules
{
    /// <summary>Pads with the outermost value: `[batch, channels, n]`, with or without a batch.</summary>
    public sealed class ReplicationPad1d : PadBase
    {
        internal ReplicationPad1d(params long[] padding)
            : base(nameof(ReplicationPad1d), PaddingModes.Replicate, 0, padding)
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
            /// <summary>Pads with the outermost value: `[batch, channels, n]`, with or without a batch.</summary>
            /// <param name="padding">How much on each side.</param>
            public static Modules.ReplicationPad1d ReplicationPad1d(long padding) => new(Sizes.Repeat(padding, 2));

            /// <summary>Pads with the outermost value: `[batch, channels, n]`, with or without a batch.</summary>
            /// <param name="padding">Left and right.</param>
            public static Modules.ReplicationPad1d ReplicationPad1d((long, long) padding) => new(padding.Item1, padding.Item2);
        }
    }
}
