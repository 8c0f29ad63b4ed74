using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Logarithm of the softmax along a dimension, without overflow; same shape.</summary>
    public sealed class LogSoftmax : ParameterLessModule<Tensor, Tensor>
    {
        internal LogSoftmax(long dim)
            : base(nameof(LogSoftmax))
        {
            this.dim = dim;
        }

        /// <summary>Dimension whose sums of exponentials become 1.</summary>
        public long dim { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => functional.log_softmax(tensor, dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Logarithm of the softmax along a dimension, without overflow; same shape.</summary>
            /// <param name="dim">Dimension whose sums of exponentials become 1.</param>
            public static Modules.LogSoftmax LogSoftmax(long dim) => new(dim);
        }
    }
}
