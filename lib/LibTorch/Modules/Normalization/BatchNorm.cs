using TorchSharp.Interop;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>
/// Normalizes each channel over the batch, then scales by weight and shifts by bias (arXiv:1502.03167): `[batch, channels, ...]`, same shape. Training
/// uses the batch's mean and variance and learns their running values; evaluation uses those.
/// </summary>
public abstract class BatchNorm : NormBase
{
    /// <summary>Batch normalization.</summary>
    /// <param name="num_features">Number of channels.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="momentum">Share of a batch in the running values.</param>
    /// <param name="affine">Whether to scale and shift.</param>
    /// <param name="track_running_stats">Whether to keep running values.</param>
    /// <param name="device">Where the tensors lie.</param>
    /// <param name="dtype">Type of the tensors.</param>
    /// <param name="name">The module's name.</param>
    public BatchNorm(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var learns = training && track_running_stats;
        var share = learns ? CountBatch() : momentum ?? 0;
        // Without running values evaluation normalizes by the batch's own. In training they are handed over only to be learnt.
        var ownStatistics = training || (running_mean is null && running_var is null);
        var (mean, variance) = training && !track_running_stats ? (null, null) : (running_mean, running_var);
        return functional.batch_norm(input, mean, variance, weight, bias, ownStatistics, share, eps);
    }

    // The share of this batch in the running values; the plain mean of all batches gives the n-th one 1 / n.
    private double CountBatch()
    {
        if (num_batches_tracked is null) return momentum ?? 0;
        Aten.add__Scalar(num_batches_tracked, 1L);
        return momentum ?? 1.0 / num_batches_tracked.item<long>();
    }
}
