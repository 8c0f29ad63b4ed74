using TorchSharp.Interop;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>
/// Normalizes each channel of each example, then scales by weight and shifts by bias (arXiv:1607.08022): `[batch, channels, ...]`, same shape. With
/// running values, evaluation uses those.
/// </summary>
public abstract class InstanceNorm : NormBase
{
    /// <summary>Instance normalization.</summary>
    /// <param name="num_features">Number of channels.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="momentum">Share of a batch in the running values.</param>
    /// <param name="affine">Whether to scale and shift.</param>
    /// <param name="track_running_stats">Whether to keep running values.</param>
    /// <param name="device">Where the tensors lie.</param>
    /// <param name="dtype">Type of the tensors.</param>
    /// <param name="name">The module's name.</param>
    public InstanceNorm(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        if (input.ndim != GetNumberOfBatchDimensions()) return Normalize(input);
        using var batch = Aten.unsqueeze(input, 0);
        using var normalized = Normalize(batch);
        return Aten.squeeze_dim(normalized, 0);
    }

    /// <summary>How many dimensions an input without a batch has.</summary>
    protected abstract long GetNumberOfBatchDimensions();

    private Tensor Normalize(Tensor input)
        => functional.instance_norm(input, running_mean, running_var, weight, bias, training || !track_running_stats, momentum ?? 0, eps);
}
