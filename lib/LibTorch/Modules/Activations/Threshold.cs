using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>x where it is above the threshold, and the value elsewhere; any shape.</summary>
    public sealed class Threshold : ParameterLessModule<Tensor, Tensor>
    {
        internal Threshold(double threshold, double value, bool inplace)
            : base(nameof(Threshold))
        {
            this.threshold = threshold;
            this.value = value;
            this.inplace = inplace;
        }

        /// <summary>What x has to exceed.</summary>
        public double threshold { get; set; }

        /// <summary>What stands for the others.</summary>
        public double value { get; set; }

        /// <summary>Whether the result is written into the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => functional.threshold(tensor, threshold, value, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x where it is above the threshold, and the value elsewhere; any shape.</summary>
            /// <param name="threshold">What x has to exceed.</param>
            /// <param name="value">What stands for the others.</param>
            /// <param name="inplace">Whether the result is written into the input.</param>
            public static Modules.Threshold Threshold(double threshold, double value, bool inplace = false) => new(threshold, value, inplace);
        }
    }
}
