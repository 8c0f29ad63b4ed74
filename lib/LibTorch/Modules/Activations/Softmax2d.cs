using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Softmax over the channels: `[batch, channels, h, w]` or `[channels, h, w]`, same shape.</summary>
    public sealed class Softmax2d : ParameterLessModule<Tensor, Tensor>
    {
        internal Softmax2d()
            : base(nameof(Softmax2d))
        {
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => functional.softmax2d(tensor);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Softmax over the channels: `[batch, channels, h, w]` or `[channels, h, w]`, same shape.</summary>
            public static Modules.Softmax2d Softmax2d() => new();
        }
    }
}
