using TorchSharp.Interop;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>x W^T + b: `[..., in_features] -> [..., out_features]`.</summary>
    public sealed class Linear : Module<Tensor, Tensor>
    {
        internal Linear(Parameter weight, Parameter? bias)
            : base(nameof(Linear))
        {
            (out_features, in_features) = (weight.shape[0], weight.shape[1]);
            this.weight = weight;
            if (bias is not null) this.bias = bias;
        }

        internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
            : base(nameof(Linear))
        {
            (in_features, out_features) = (inputSize, outputSize);
            weight = Allocate.Parameter(device, dtype, outputSize, inputSize);
            // He's uniform initialization with slope sqrt(5) is the uniform distribution up to 1 / sqrt(in_features).
            init.kaiming_uniform_(weight, Math.Sqrt(5));
            if (!hasBias) return;
            bias = Allocate.Parameter(device, dtype, outputSize);
            var bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
            init.uniform_(bias, -bound, bound);
        }

        /// <summary>b: `[out_features]`, or null.</summary>
        [field: ComponentName(Name = nameof(bias))]
        public Parameter? bias
        {
            get;
            set => ConditionallyRegisterParameter(nameof(bias), field = value);
        }

        /// <summary>W: `[out_features, in_features]`.</summary>
        [field: ComponentName(Name = nameof(weight))]
        public Parameter weight
        {
            get;
            set => ConditionallyRegisterParameter(nameof(weight), field = value);
        }

        /// <summary>Size of the input's last dimension.</summary>
        public long in_features { get; set; }

        /// <summary>Size of the result's last dimension.</summary>
        public long out_features { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => Aten.linear(tensor, weight, bias);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x W^T + b: `[..., inputSize] -> [..., outputSize]`. Both start uniform up to 1 / sqrt(inputSize).</summary>
            /// <param name="inputSize">Size of the input's last dimension.</param>
            /// <param name="outputSize">Size of the result's last dimension.</param>
            /// <param name="hasBias">Whether there is a b.</param>
            /// <param name="device">Where the parameters lie.</param>
            /// <param name="dtype">Type of the parameters.</param>
            public static Modules.Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null)
                => new(inputSize, outputSize, hasBias, device, dtype);

            /// <summary>x W^T + b with given parameters.</summary>
            /// <param name="weight">W: `[out, in]`.</param>
            /// <param name="bias">b: `[out]`.</param>
            public static Modules.Linear Linear(Modules.Parameter weight, Modules.Parameter? bias = null) => new(weight, bias);
        }
    }
}
