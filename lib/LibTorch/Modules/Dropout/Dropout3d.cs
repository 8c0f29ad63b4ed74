using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>In training, zeroes whole channels with probability p and scales the rest by 1 / (1 - p): `[batch, channels, d, h, w]`.</summary>
    public sealed class Dropout3d : ParameterLessModule<Tensor, Tensor>
    {
        internal Dropout3d(double p, bool inplace)
            : base(nameof(Dropout3d))
        {
            this.p = p;
            this.inplace = inplace;
        }

        /// <summary>Probability of being dropped.</summary>
        public double p { get; set; }

        /// <summary>Whether the result is written into the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => functional.dropout3d(input, p, training, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>In training, zeroes whole channels with probability p and scales the rest by 1 / (1 - p): `[batch, channels, d, h, w]`.</summary>
            /// <param name="p">Probability of being dropped.</param>
            /// <param name="inplace">Whether the result is written into the input.</param>
            public static Modules.Dropout3d Dropout3d(double p = 0.5, bool inplace = false) => new(p, inplace);
        }
    }
}
