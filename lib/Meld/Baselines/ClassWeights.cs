using Meld.Text;

namespace Meld.Baselines;

/// <summary>How much a training row of each label counts.</summary>
public static class ClassWeights
{
    /// <summary>
    /// <c>(N / (k n))^power</c> for a label with n of N rows among k labels: power 1 gives every label the same total weight (scikit-learn's
    /// "balanced"), 0 every row, 0.5 a compromise that serves weighted F1. A label without rows gets 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A label is not in 0 to <paramref name="labelCount"/> - 1.</exception>
    public static double[] Balanced(IReadOnlyList<int> labels, int labelCount, double power)
    {
        var counts = LabelCounts.Of(labels, labelCount);
        return [.. counts.Select(count => count == 0 ? 0 : Power((double)labels.Count / labelCount / count, power))];
    }

    private static double Power(double ratio, double power) => PortableMath.Exp(power * PortableMath.Log(ratio));
}
