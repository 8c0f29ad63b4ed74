using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>x above zero, alpha * (e^(x / alpha) - 1) below, which has no kink (arXiv:1704.07483); any shape.</summary>
    public sealed class CELU : ParameterLessModule<Tensor, Tensor>
    {
        internal CELU(double alpha, bool inplace)
            : base(nameof(CELU))
        {
            this.alpha = alpha;
            this.inplace = inplace;
        }

        /// <summary>What -x grows towards.</summary>
        public double alpha { get; set; }

        /// <summary>Whether the result is written into the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => functional.celu(tensor, alpha, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x above zero, alpha * (e^(x / alpha) - 1) below, which has no kink (arXiv:1704.07483); any shape.</summary>
            /// <param name="alpha">What -x grows towards.</param>
            /// <param name="inplace">Whether the result is written into the input.</param>
            public static Modules.CELU CELU(double alpha = 1.0, bool inplace = false) => new(alpha, inplace);
        }
    }
}
