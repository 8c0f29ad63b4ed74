using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>
    /// x above zero; below, x times a slope drawn for each element from lower to upper in training, and their mean outside; any shape.
    /// </summary>
    public sealed class RReLU : ParameterLessModule<Tensor, Tensor>
    {
        internal RReLU(double lower, double upper, bool inplace)
            : base(nameof(RReLU))
        {
            this.lower = lower;
            this.upper = upper;
            this.inplace = inplace;
        }

        /// <summary>Smallest slope below zero.</summary>
        public double lower { get; set; }

        /// <summary>Largest slope below zero.</summary>
        public double upper { get; set; }

        /// <summary>Whether the result is written into the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => functional.rrelu(tensor, lower, upper, training, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>
            /// x above zero; below, x times a slope drawn for each element from lower to upper in training, and their mean outside; any shape.
            /// </summary>
            /// <param name="lower">Smallest slope below zero.</param>
            /// <param name="upper">Largest slope below zero.</param>
            /// <param name="inplace">Whether the result is written into the input.</param>
            public static Modules.RReLU RReLU(double lower = 1.0 / 8, double upper = 1.0 / 3, bool inplace = false) => new(lower, upper, inplace);
        }
    }
}
