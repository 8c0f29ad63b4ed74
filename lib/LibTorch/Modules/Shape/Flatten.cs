using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Joins dimensions into one, by default all but the batch: `[batch, ...] -> [batch, product]`.</summary>
    public sealed class Flatten : ParameterLessModule<Tensor, Tensor>
    {
        internal Flatten(long start_dim, long end_dim)
            : base(nameof(Flatten))
        {
            this.start_dim = start_dim;
            this.end_dim = end_dim;
        }

        /// <summary>First dimension to join.</summary>
        public long start_dim { get; set; }

        /// <summary>Last dimension to join.</summary>
        public long end_dim { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => Aten.flatten_using_ints(input, start_dim, end_dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Joins dimensions into one, by default all but the batch: `[batch, ...] -> [batch, product]`.</summary>
            /// <param name="start_dim">First dimension to join.</param>
            /// <param name="end_dim">Last dimension to join.</param>
            public static Modules.Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);
        }
    }
}
