using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>x * tanh(log(1 + e^x)) (arXiv:1908.08681); any shape.</summary>
    public sealed class Mish : ParameterLessModule<Tensor, Tensor>
    {
        internal Mish(bool inplace)
            : base(nameof(Mish))
        {
            this.inplace = inplace;
        }

        /// <summary>Whether the result is written into the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => functional.mish(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x * tanh(log(1 + e^x)) (arXiv:1908.08681); any shape.</summary>
            public static Modules.Mish Mish() => new(false);

            /// <summary>x * tanh(log(1 + e^x)) (arXiv:1908.08681); any shape.</summary>
            /// <param name="inplace">Whether the result is written into the input.</param>
            public static Modules.Mish Mish(bool inplace) => new(inplace);
        }
    }
}
