using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>e^x divided by its sum along a dimension; same shape.</summary>
    public sealed class Softmax : ParameterLessModule<Tensor, Tensor>
    {
        internal Softmax(long dim)
            : base(nameof(Softmax))
        {
            this.dim = dim;
        }

        /// <summary>Dimension whose sums become 1.</summary>
        public long dim { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => functional.softmax(tensor, dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>e^x divided by its sum along a dimension; same shape.</summary>
            /// <param name="dim">Dimension whose sums become 1.</param>
            public static Modules.Softmax Softmax(long dim) => new(dim);
        }
    }
}
