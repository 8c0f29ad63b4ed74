using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Channels of several groups interleaved (arXiv:1707.01083): `[batch, channels, ...]`, same shape.</summary>
    public sealed class ChannelShuffle : ParameterLessModule<Tensor, Tensor>
    {
        internal ChannelShuffle(long groups)
            : base(nameof(ChannelShuffle))
        {
            this.groups = groups;
        }

        /// <summary>Number of groups.</summary>
        public long groups { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor)
        {
            var shape = tensor.shape;
            if (shape.Length < 3) throw new ArgumentException($"ChannelShuffle: expected 3 or more dimensions, got {shape.Length}", nameof(tensor));
            if (shape[1] % groups != 0) throw new ArgumentException($"ChannelShuffle: {shape[1]} channels do not fall into {groups} groups", nameof(tensor));
            // By hand, because libtorch 1.13 knows no derivative of aten::channel_shuffle.
            using var grouped = Aten.reshape(tensor, [shape[0], groups, shape[1] / groups, .. shape[2..]]);
            using var turned = Aten.transpose_int(grouped, 1, 2);
            return Aten.reshape(turned, shape);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Channels of several groups interleaved (arXiv:1707.01083): `[batch, channels, ...]`, same shape.</summary>
            /// <param name="groups">Number of groups.</param>
            public static Modules.ChannelShuffle ChannelShuffle(long groups) => new(groups);
        }
    }
}
