using TorchSharp;
using static TorchSharp.torch;

namespace Meld.Training;

/// <summary>A tensor in a few numbers.</summary>
/// <param name="Shape">Its sizes.</param>
/// <param name="Mean">Mean of the elements.</param>
/// <param name="StandardDeviation">Their standard deviation, dividing by their number.</param>
/// <param name="Zeros">Share of elements that are 0.</param>
/// <param name="NaNs">Share of elements that are no number.</param>
public sealed record TensorStatistics(IReadOnlyList<long> Shape, double Mean, double StandardDeviation, double Zeros, double NaNs)
{
    /// <summary>Measures a tensor; one without elements has zeros everywhere.</summary>
    internal static TensorStatistics Of(Tensor tensor)
    {
        var shape = tensor.shape;
        if (tensor.numel() == 0) return new TensorStatistics(shape, 0, 0, 0, 0);
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var values = tensor.to(ScalarType.Float64);
        var mean = values.mean();
        return new TensorStatistics(shape, mean.ToDouble(), (values - mean).square().mean().sqrt().ToDouble(), Share(values.eq(0)), Share(values.isnan()));
    }

    private static double Share(Tensor mask) => mask.to(ScalarType.Float64).mean().ToDouble();
}
