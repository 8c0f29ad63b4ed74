using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>x * sigmoid(x), also called swish; any shape.</summary>
    public sealed class SiLU : ParameterLessModule<Tensor, Tensor>
    {
        internal SiLU(bool inplace)
            : base(nameof(SiLU))
        {
            this.inplace = inplace;
        }

        /// <summary>Whether the result is written into the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => functional.silu(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x * sigmoid(x), also called swish; any shape.</summary>
            public static Modules.SiLU SiLU() => new(false);

            /// <summary>x * sigmoid(x), also called swish; any shape.</summary>
            /// <param name="inplace">Whether the result is written into the input.</param>
            public static Modules.SiLU SiLU(bool inplace) => new(inplace);
        }
    }
}
