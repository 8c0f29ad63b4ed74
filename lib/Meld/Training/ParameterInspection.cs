namespace Meld.Training;

/// <summary>A parameter and its gradient in a batch.</summary>
/// <param name="Name">Its dotted name.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Norm">Its Euclidean norm.</param>
/// <param name="GradientNorm">Euclidean norm of its gradient before clipping; 0 where the batch gives it none.</param>
public sealed record ParameterInspection(string Name, IReadOnlyList<long> Shape, double Norm, double GradientNorm)
{
    /// <summary>Norm of the gradient over that of the parameter; null for a parameter that is 0.</summary>
    public double? GradientRatio => Norm == 0 ? null : GradientNorm / Norm;
}
