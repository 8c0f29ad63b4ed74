using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Resizes signals, images or volumes: `[batch, channels, (d), (h), w]` to a size or by a factor.</summary>
    public sealed class Upsample : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long[]? sizes;
        private readonly double[]? factors;

        internal Upsample(long[]? size, double[]? scale_factor, UpsampleMode mode, bool? align_corners, bool? recompute_scale_factor)
            : base(nameof(Upsample))
        {
            sizes = size;
            factors = scale_factor;
            this.mode = mode;
            this.align_corners = align_corners;
            this.recompute_scale_factor = recompute_scale_factor;
        }

        /// <summary>Whether the factor is computed again from the rounded size.</summary>
        public bool? recompute_scale_factor { get; set; }

        /// <summary>How new values are made.</summary>
        public UpsampleMode mode { get; }

        /// <summary>Whether the centres of the outermost values keep their place.</summary>
        public bool? align_corners { get; }

        /// <summary>Size of the result; empty where a factor is given.</summary>
        public ReadOnlySpan<long> size => sizes;

        /// <summary>Factors of the size; empty where a size is given.</summary>
        public ReadOnlySpan<double> scale_factor => factors;

        /// <inheritdoc/>
        public override Tensor forward(Tensor input)
            => functional.interpolate(input, sizes, factors, (InterpolationMode)mode, align_corners, recompute_scale_factor ?? false);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Resizes signals, images or volumes: `[batch, channels, (d), (h), w]` to a size or by a factor.</summary>
            /// <param name="size">Size of the result, one number a spatial dimension; give this or the factor.</param>
            /// <param name="scale_factor">Factor of the size, one a spatial dimension.</param>
            /// <param name="mode">How new values are made.</param>
            /// <param name="align_corners">Whether the centres of the outermost values keep their place; not for Nearest.</param>
            /// <param name="recompute_scale_factor">Whether the factor is computed again from the rounded size.</param>
            public static Modules.Upsample Upsample(
                long[]? size = null,
                double[]? scale_factor = null,
                UpsampleMode mode = UpsampleMode.Nearest,
                bool? align_corners = null,
                bool? recompute_scale_factor = null)
                => new(size, scale_factor, mode, align_corners, recompute_scale_factor);
        }
    }
}
