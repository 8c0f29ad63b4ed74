using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>AlphaDropout of whole channels: `[batch, channels, ...]`.</summary>
    public sealed class FeatureAlphaDropout : ParameterLessModule<Tensor, Tensor>
    {
        internal FeatureAlphaDropout(double p, bool inplace)
            : base(nameof(FeatureAlphaDropout))
        {
            this.p = p;
            this.inplace = inplace;
        }

        /// <summary>Probability of being dropped.</summary>
        public double p { get; set; }

        /// <summary>Whether the result is written into the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => functional.feature_alpha_dropout(input, p, training, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>AlphaDropout of whole channels: `[batch, channels, ...]`.</summary>
            /// <param name="p">Probability of being dropped.</param>
            public static Modules.FeatureAlphaDropout FeatureAlphaDropout(double p = 0.5) => new(p, false);

            /// <summary>AlphaDropout of whole channels: `[batch, channels, ...]`.</summary>
            /// <param name="p">Probability of being dropped.</param>
            /// <param name="inplace">Whether the result is written into the input.</param>
            public static Modules.FeatureAlphaDropout FeatureAlphaDropout(double p, bool inplace) => new(p, inplace);
        }
    }
}
