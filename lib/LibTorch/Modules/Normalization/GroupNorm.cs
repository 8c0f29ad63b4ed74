using TorchSharp.Interop;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Normalizes groups of channels of each example, then scales by weight and shifts by bias (arXiv:1803.08494): `[batch, channels, ...]`, same shape.
    /// </summary>
    public sealed class GroupNorm : Module<Tensor, Tensor>
    {
        internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype)
            : base(nameof(GroupNorm))
        {
            this.num_groups = num_groups;
            this.eps = eps;
            this.affine = affine;
            if (!affine) return;
            weight = Allocate.Parameter(device, dtype, num_channels);
            bias = Allocate.Parameter(device, dtype, num_channels);
            init.ones_(weight);
            init.zeros_(bias);
        }

        /// <summary>Summands: `[channels]`, or null.</summary>
        [field: ComponentName(Name = nameof(bias))]
        public Parameter? bias
        {
            get;
            set => ConditionallyRegisterParameter(nameof(bias), field = value);
        }

        /// <summary>Factors: `[channels]`, or null.</summary>
        [field: ComponentName(Name = nameof(weight))]
        public Parameter? weight
        {
            get;
            set => ConditionallyRegisterParameter(nameof(weight), field = value);
        }

        /// <summary>Number of groups.</summary>
        public long num_groups { get; set; }

        /// <summary>Added to the variance.</summary>
        public double eps { get; set; }

        /// <summary>Whether there are weight and bias.</summary>
        public bool affine { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => Aten.group_norm(tensor, num_groups, weight, bias, eps);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>
            /// Normalizes groups of channels of each example, then scales and shifts (arXiv:1803.08494): `[batch, channels, ...]`, same shape.
            /// </summary>
            /// <param name="num_groups">Number of groups, which divides the channels.</param>
            /// <param name="num_channels">Number of channels.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="affine">Whether to scale and shift.</param>
            /// <param name="device">Where the parameters lie.</param>
            /// <param name="dtype">Type of the parameters.</param>
            public static Modules.GroupNorm GroupNorm(
                long num_groups, long num_channels, double eps = 1e-05, bool affine = true, Device? device = null, ScalarType? dtype = null)
                => new(num_groups, num_channels, eps, affine, device, dtype);
        }
    }
}
