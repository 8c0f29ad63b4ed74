using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Divides each element by (k + alpha * mean of the squares of neighbouring channels)^beta, as AlexNet does: `[batch, channels, ...]`, same shape.
    /// </summary>
    public sealed class LocalResponseNorm : ParameterLessModule<Tensor, Tensor>
    {
        internal LocalResponseNorm(long size, double alpha, double beta, double k)
            : base(nameof(LocalResponseNorm))
        {
            this.size = size;
            this.alpha = alpha;
            this.beta = beta;
            this.k = k;
        }

        /// <summary>How many neighbouring channels count, its own among them.</summary>
        public long size { get; set; }

        /// <summary>Factor of the mean of squares.</summary>
        public double alpha { get; set; }

        /// <summary>Exponent.</summary>
        public double beta { get; set; }

        /// <summary>Summand.</summary>
        public double k { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => functional.local_response_norm(input, size, alpha, beta, k);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>
            /// Divides each element by (k + alpha * mean of the squares of neighbouring channels)^beta: `[batch, channels, ...]`, same shape.
            /// </summary>
            /// <param name="size">How many neighbouring channels count, its own among them.</param>
            /// <param name="alpha">Factor of the mean of squares.</param>
            /// <param name="beta">Exponent.</param>
            /// <param name="k">Summand.</param>
            public static Modules.LocalResponseNorm LocalResponseNorm(long size, double alpha = 0.0001, double beta = 0.75, double k = 1.0)
                => new(size, alpha, beta, k);
        }
    }
}
