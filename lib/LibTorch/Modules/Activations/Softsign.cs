using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>x / (1 + |x|), elementwise; any shape.</summary>
    public sealed class Softsign : ParameterLessModule<Tensor, Tensor>
    {
        internal Softsign(bool inplace)
            : base(nameof(Softsign))
        {
            this.inplace = inplace;
        }

        /// <summary>Whether the result is written into the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => functional.softsign(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x / (1 + |x|), elementwise; any shape.</summary>
            public static Modules.Softsign Softsign() => new(false);

            /// <summary>x / (1 + |x|), elementwise; any shape.</summary>
            /// <param name="inplace">Whether the result is written into the input.</param>
            public static Modules.Softsign Softsign(bool inplace) => new(inplace);
        }
    }
}
