using TorchSharp.Interop;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Normalizes over the last dimensions of each example, then scales by weight and shifts by bias (arXiv:1607.06450): same shape.</summary>
    public sealed class LayerNorm : Module<Tensor, Tensor>
    {
        internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(LayerNorm))
        {
            this.normalized_shape = normalized_shape;
            this.eps = eps;
            this.elementwise_affine = elementwise_affine;
            if (!elementwise_affine) return;
            weight = Allocate.Parameter(device, dtype, normalized_shape);
            if (bias) this.bias = Allocate.Parameter(device, dtype, normalized_shape);
            reset_parameters();
        }

        /// <summary>Summands, of the normalized shape, or null.</summary>
        [field: ComponentName(Name = nameof(bias))]
        public Parameter? bias
        {
            get;
            set => ConditionallyRegisterParameter(nameof(bias), field = value);
        }

        /// <summary>Factors, of the normalized shape, or null.</summary>
        [field: ComponentName(Name = nameof(weight))]
        public Parameter? weight
        {
            get;
            set => ConditionallyRegisterParameter(nameof(weight), field = value);
        }

        /// <summary>Sizes of the dimensions that are normalized together.</summary>
        public long[] normalized_shape { get; set; }

        /// <summary>Added to the variance.</summary>
        public double eps { get; set; }

        /// <summary>Whether there are weight and bias.</summary>
        public bool elementwise_affine { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => Aten.layer_norm(tensor, normalized_shape, weight, bias, eps);

        /// <summary>Factors become one and summands zero.</summary>
        public void reset_parameters()
        {
            if (weight is not null) init.ones_(weight);
            if (bias is not null) init.zeros_(bias);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Normalizes over the last dimensions of each example, then scales by weight and shifts by bias (arXiv:1607.06450): same shape.</summary>
            /// <param name="normalized_shape">Sizes of the dimensions that are normalized together.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="elementwise_affine">Whether there are weight and bias.</param>
            /// <param name="bias">Whether there is a bias too.</param>
            /// <param name="device">Where the parameters lie.</param>
            /// <param name="dtype">Type of the parameters.</param>
            public static Modules.LayerNorm LayerNorm(
                long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null)
                => new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

            /// <summary>Normalizes over the last dimension, then scales by weight and shifts by bias (arXiv:1607.06450): same shape.</summary>
            /// <param name="normalized_shape">Size of the last dimension.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="elementwise_affine">Whether there are weight and bias.</param>
            /// <param name="bias">Whether there is a bias too.</param>
            /// <param name="device">Where the parameters lie.</param>
            /// <param name="dtype">Type of the parameters.</param>
            public static Modules.LayerNorm LayerNorm(
                long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null)
                => new([normalized_shape], eps, elementwise_affine, bias, device, dtype);
        }
    }
}
