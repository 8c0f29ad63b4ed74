using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>x times the normal distribution function of x (arXiv:1606.08415); any shape.</summary>
    public sealed class GELU : ParameterLessModule<Tensor, Tensor>
    {
        internal GELU(Approximate approximate, bool inplace)
            : base(nameof(GELU))
        {
            this.approximate = approximate;
            this.inplace = inplace;
        }

        /// <summary>Ways to compute the normal distribution function.</summary>
        public enum Approximate
        {
            /// <summary>Exactly, by the error function.</summary>
            none = 0,

            /// <summary>By (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2.</summary>
            tanh = 1,
        }

        /// <summary>Whether the result is written into the input.</summary>
        public bool inplace { get; set; }

        /// <summary>How the normal distribution function is computed.</summary>
        public Approximate approximate { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => functional.gelu(tensor, approximate, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x times the normal distribution function of x (arXiv:1606.08415); any shape.</summary>
            public static Modules.GELU GELU() => new(Modules.GELU.Approximate.none, false);

            /// <summary>x times the normal distribution function of x (arXiv:1606.08415); any shape.</summary>
            /// <param name="inplace">Whether the result is written into the input.</param>
            public static Modules.GELU GELU(bool inplace) => new(Modules.GELU.Approximate.none, inplace);

            /// <summary>x times the normal distribution function of x (arXiv:1606.08415); any shape.</summary>
            /// <param name="approximate">How that function is computed.</param>
            /// <param name="inplace">Whether the result is written into the input.</param>
            public static Modules.GELU GELU(Modules.GELU.Approximate approximate, bool inplace = false) => new(approximate, inplace);
        }
    }
}
