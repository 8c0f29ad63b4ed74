using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Normalizes each channel over the batch (arXiv:1502.03167): `[batch, channels]` or `[batch, channels, n]`.</summary>
    public sealed class BatchNorm1d : BatchNorm
    {
        internal BatchNorm1d(
            long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
            : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm1d))
        {
        }

        /// <inheritdoc/>
        protected override void ValidateInputDimensions(Tensor input) => CheckDimensions(input, 2, 3);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Normalizes each channel over the batch (arXiv:1502.03167): `[batch, channels]` or `[batch, channels, n]`.</summary>
            /// <param name="num_features">Number of channels.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="momentum">Share of a batch in the running values.</param>
            /// <param name="affine">Whether to scale by weight and shift by bias afterwards.</param>
            /// <param name="track_running_stats">Whether to keep running means and variances for evaluation.</param>
            /// <param name="device">Where the tensors lie.</param>
            /// <param name="dtype">Type of the tensors.</param>
            public static Modules.BatchNorm1d BatchNorm1d(
                long num_features,
                double eps = 1e-05,
                double momentum = 0.1,
                bool affine = true,
                bool track_running_stats = true,
                Device? device = null,
                ScalarType? dtype = null)
                => new(num_features, eps, momentum, affine, track_running_stats, device, dtype);
        }
    }
}
