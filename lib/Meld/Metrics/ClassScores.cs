namespace Meld.Metrics;

/// <summary>Scores of one label, or their average, as fractions from 0 to 1.</summary>
/// <param name="Precision">Of the rows predicted so, the share that is so; 0 where none was predicted.</param>
/// <param name="Recall">Of the rows that are so, the share predicted so; 0 where there is none.</param>
/// <param name="F1">Harmonic mean of the two; 0 where both are 0.</param>
/// <param name="Support">Number of rows that are so.</param>
public sealed record ClassScores(double Precision, double Recall, double F1, int Support)
{
    /// <summary>
    /// Scores from counts. F1 is 2tp / (2tp + fp + fn), not computed from the two others: one rounding, as scikit-learn does since 1.3.
    /// </summary>
    /// <param name="correct">Rows predicted so that are so.</param>
    /// <param name="predicted">Rows predicted so.</param>
    /// <param name="support">Rows that are so.</param>
    public static ClassScores From(int correct, int predicted, int support) => new(
        Ratio(correct, predicted), Ratio(correct, support), Ratio(2.0 * correct, (double)predicted + support), support);

    /// <summary>0 for a zero division, as scikit-learn's <c>zero_division=0</c>.</summary>
    internal static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
