using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>First half of a dimension times the sigmoid of the second half (arXiv:1612.08083), which halves its size.</summary>
    public sealed class GLU : ParameterLessModule<Tensor, Tensor>
    {
        internal GLU(long dim)
            : base(nameof(GLU))
        {
            this.dim = dim;
        }

        /// <summary>Dimension to halve.</summary>
        public long dim { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => functional.glu(tensor, dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>First half of a dimension times the sigmoid of the second half (arXiv:1612.08083), which halves its size.</summary>
            /// <param name="dim">Dimension to halve.</param>
            public static Modules.GLU GLU(long dim = -1) => new(dim);
        }
    }
}
