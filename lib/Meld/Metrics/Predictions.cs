namespace Meld.Metrics;

/// <summary>From probabilities to predicted labels.</summary>
public static class Predictions
{
    /// <summary>The most probable label of each row of <c>[rows, labels]</c>; of equals the first.</summary>
    public static int[] MostProbable(IReadOnlyList<double[]> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        return [.. probabilities.Select(row => Array.IndexOf(row, row.Max()))];
    }
}
