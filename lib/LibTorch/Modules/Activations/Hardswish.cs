using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>0 below -3, x above 3, x (x + 3) / 6 between (arXiv:1905.02244); any shape.</summary>
    public sealed class Hardswish : ParameterLessModule<Tensor, Tensor>
    {
        internal Hardswish(bool inplace)
            : base(nameof(Hardswish))
        {
            this.inplace = inplace;
        }

        /// <summary>Whether the result is written into the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => functional.hardswish(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>0 below -3, x above 3, x (x + 3) / 6 between (arXiv:1905.02244); any shape.</summary>
            /// <param name="inplace">Whether the result is written into the input.</param>
            public static Modules.Hardswish Hardswish(bool inplace = false) => new(inplace);
        }
    }
}
