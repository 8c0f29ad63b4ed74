namespace Meld.Metrics;

/// <summary>
/// Whether probabilities mean what they say: of the rows predicted with a confidence of 0.7, seven in ten should be right. Confidence is the
/// probability of the predicted label; its range from 0 to 1 is cut into bins of equal width (Guo et al., "On Calibration of Modern Neural
/// Networks", 2017). No rows give zeros.
/// </summary>
public sealed class Calibration
{
    // What scikit-learn's log_loss cuts probabilities to: a certain mistake costs 36, not infinity.
    private const double SmallestProbability = 1.0 / (1L << 52);

    private Calibration(IReadOnlyList<ReliabilityBin> bins, double brierScore, double negativeLogLikelihood)
    {
        Bins = bins;
        BrierScore = brierScore;
        NegativeLogLikelihood = negativeLogLikelihood;
        Count = bins.Sum(bin => bin.Count);
        ExpectedError = bins.Sum(bin => ClassScores.Ratio(bin.Count * bin.Gap, Count));
        MaximumError = bins.Max(bin => bin.Gap);
    }

    /// <summary>The bins in rising order, empty ones too.</summary>
    public IReadOnlyList<ReliabilityBin> Bins { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Expected calibration error: the mean gap between accuracy and confidence, each bin counting by its rows; from 0 to 1.</summary>
    public double ExpectedError { get; }

    /// <summary>Maximum calibration error: the widest gap of any bin that has rows; from 0 to 1.</summary>
    public double MaximumError { get; }

    /// <summary>
    /// Mean over rows of the squared distance between the probabilities and the truth, summed over labels (Brier 1950); from 0 to 2, for two labels
    /// twice scikit-learn's <c>brier_score_loss</c>.
    /// </summary>
    public double BrierScore { get; }

    /// <summary>Mean over rows of minus the natural logarithm of the true label's probability, which counts as at least 2^-52.</summary>
    public double NegativeLogLikelihood { get; }

    /// <summary>Measures probabilities against the truth.</summary>
    /// <param name="truth">Index of the true label, <c>[rows]</c>.</param>
    /// <param name="probabilities">Probability of each label, <c>[rows, labels]</c>.</param>
    /// <param name="bins">Number of bins.</param>
    /// <exception cref="ArgumentException">The two differ in rows, a true label has no probability, or a probability is not between 0 and 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is below 1.</exception>
    public static Calibration Of(IReadOnlyList<int> truth, IReadOnlyList<double[]> probabilities, int bins = 15)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ThrowIfNotProbabilities(truth, probabilities);
        var predicted = Predictions.MostProbable(probabilities);
        var rows = predicted.Select((label, row) => (Confidence: probabilities[row][label], IsRight: label == truth[row]))
            .ToLookup(row => Math.Clamp((int)Math.Ceiling(row.Confidence * bins) - 1, 0, bins - 1));
        return new Calibration(
            [.. Enumerable.Range(0, bins).Select(bin => Bin((double)bin / bins, (bin + 1.0) / bins, [.. rows[bin]]))],
            Mean(truth, probabilities, SquaredDistance),
            Mean(truth, probabilities, (label, row) => -Math.Log(Math.Max(row[label], SmallestProbability))));
    }

    private static ReliabilityBin Bin(double low, double high, (double Confidence, bool IsRight)[] rows) => new(
        low,
        high,
        ClassScores.Ratio(rows.Sum(row => row.Confidence), rows.Length),
        ClassScores.Ratio(rows.Count(row => row.IsRight), rows.Length),
        rows.Length);

    private static double SquaredDistance(int truth, double[] row) =>
        row.Select((probability, label) => label == truth ? 1 - probability : probability).Sum(distance => distance * distance);

    private static double Mean(IReadOnlyList<int> truth, IReadOnlyList<double[]> probabilities, Func<int, double[], double> loss) =>
        ClassScores.Ratio(truth.Zip(probabilities, loss).Sum(), truth.Count);

    private static void ThrowIfNotProbabilities(IReadOnlyList<int> truth, IReadOnlyList<double[]> probabilities)
    {
        if (truth.Count != probabilities.Count)
            throw new ArgumentException($"{truth.Count} true labels, {probabilities.Count} rows of probabilities.", nameof(probabilities));
        for (var row = 0; row < truth.Count; row++)
        {
            if ((uint)truth[row] >= probabilities[row].Length)
                throw new ArgumentException($"Row {row}: label {truth[row]} has no probability among {probabilities[row].Length}.", nameof(truth));
            if (!probabilities[row].All(probability => probability >= 0 && probability <= 1 + 1e-6))
                throw new ArgumentException($"Row {row}: a probability is not between 0 and 1.", nameof(probabilities));
        }
    }
}
