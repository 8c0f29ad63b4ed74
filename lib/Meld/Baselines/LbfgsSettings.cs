namespace Meld.Baselines;

/// <summary>When and how <see cref="Lbfgs"/> stops.</summary>
/// <param name="Memory">Number of past steps that shape the next one; 6 is fastest on MELD, more take fewer but dearer steps.</param>
/// <param name="MaxIterations">Most steps taken.</param>
/// <param name="GradientTolerance">
/// Converged when no partial derivative is larger in magnitude. On MELD 0.01 is within 2e-9 of the minimum, relatively.
/// </param>
public sealed record LbfgsSettings(int Memory = 6, int MaxIterations = 1000, double GradientTolerance = 1e-2)
{
    /// <summary>Number of past steps that shape the next one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Memory { get; } = Memory >= 1 ? Memory : throw new ArgumentOutOfRangeException(nameof(Memory), Memory, "A step needs one past step at least.");
}
