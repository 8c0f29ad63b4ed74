using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>x1^T W x2 + b for each output feature: `[..., in1_features] x [..., in2_features] -> [..., out_features]`.</summary>
    public sealed class Bilinear : Module<Tensor, Tensor, Tensor>
    {
        internal Bilinear(long in1_features, long in2_features, long out_features, bool hasBias, Device? device, ScalarType? dtype)
            : base(nameof(Bilinear))
        {
            this.in1_features = in1_features;
            this.in2_features = in2_features;
            this.out_features = out_features;
            var bound = 1 / Math.Sqrt(in1_features);
            weight = Allocate.Parameter(device, dtype, out_features, in1_features, in2_features);
            init.uniform_(weight, -bound, bound);
            if (!hasBias) return;
            bias = Allocate.Parameter(device, dtype, out_features);
            init.uniform_(bias, -bound, bound);
        }

        /// <summary>b: `[out_features]`, or null.</summary>
        [field: ComponentName(Name = nameof(bias))]
        public Parameter? bias
        {
            get;
            set => ConditionallyRegisterParameter(nameof(bias), field = value);
        }

        /// <summary>W: `[out_features, in1_features, in2_features]`.</summary>
        [field: ComponentName(Name = nameof(weight))]
        public Parameter weight
        {
            get;
            set => ConditionallyRegisterParameter(nameof(weight), field = value);
        }

        /// <summary>Size of the first input's last dimension.</summary>
        public long in1_features { get; set; }

        /// <summary>Size of the second input's last dimension.</summary>
        public long in2_features { get; set; }

        /// <summary>Size of the result's last dimension.</summary>
        public long out_features { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input1, Tensor input2) => functional.bilinear(input1, input2, weight, bias);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x1^T W x2 + b for each output feature: `[..., in1] x [..., in2] -> [..., out]`. Both start uniform up to 1 / sqrt(in1).</summary>
            /// <param name="in1_features">Size of the first input's last dimension.</param>
            /// <param name="in2_features">Size of the second input's last dimension.</param>
            /// <param name="out_features">Size of the result's last dimension.</param>
            /// <param name="hasBias">Whether there is a b.</param>
            /// <param name="device">Where the parameters lie.</param>
            /// <param name="dtype">Type of the parameters.</param>
            public static Modules.Bilinear Bilinear(
                long in1_features, long in2_features, long out_features, bool hasBias = true, Device? device = null, ScalarType? dtype = null)
                => new(in1_features, in2_features, out_features, hasBias, device, dtype);
        }
    }
}
