using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>The self-normalizing unit, 1.0507 times elu with alpha 1.6733 (arXiv:1706.02515); any shape.</summary>
    public sealed class SELU : ParameterLessModule<Tensor, Tensor>
    {
        internal SELU(bool inplace)
            : base(nameof(SELU))
        {
            this.inplace = inplace;
        }

        /// <summary>Whether the result is written into the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => functional.selu(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The self-normalizing unit, 1.0507 times elu with alpha 1.6733 (arXiv:1706.02515); any shape.</summary>
            /// <param name="inplace">Whether the result is written into the input.</param>
            public static Modules.SELU SELU(bool inplace = false) => new(inplace);
        }
    }
}
