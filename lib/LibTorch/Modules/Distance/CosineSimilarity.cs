using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Cosine of the angle between the vectors of two tensors, norms at least eps: the dimension goes.</summary>
    public sealed class CosineSimilarity : ParameterLessModule<Tensor, Tensor, Tensor>
    {
        internal CosineSimilarity(long dim, double eps)
            : base(nameof(CosineSimilarity))
        {
            this.dim = dim;
            this.eps = eps;
        }

        /// <summary>Dimension along which the vectors lie.</summary>
        public long dim { get; set; }

        /// <summary>Smallest norm to divide by.</summary>
        public double eps { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input1, Tensor input2) => functional.cosine_similarity(input1, input2, dim, eps);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Cosine of the angle between the vectors of two tensors, norms at least eps: the dimension goes.</summary>
            /// <param name="dim">Dimension along which the vectors lie.</param>
            /// <param name="eps">Smallest norm to divide by.</param>
            public static Modules.CosineSimilarity CosineSimilarity(long dim = 1, double eps = 1e-8) => new(dim, eps);
        }
    }
}
