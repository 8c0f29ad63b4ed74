using FsCheck;
using FsCheck.Fluent;
using Meld.Metrics;

namespace Meld.Tests.Metrics;

public sealed class CalibrationTests
{
    [Fact]
    public void Of_FourRows_IsAsByHand()
    {
        // Two bins: 0.5 belongs to the lower one. Lower: confidence 0.5, right in 1 of 2. Upper: confidence 0.8 and 1, both wrong.
        var calibration = Calibration.Of([0, 1, 1, 0], [[0.5, 0.5], [0.5, 0.5], [0.8, 0.2], [0, 1]], bins: 2);
        Assert.Equal(
            [new ReliabilityBin(0, 0.5, 0.5, 0.5, 2), new ReliabilityBin(0.5, 1, 0.9, 0, 2)],
            calibration.Bins);
        Assert.Equal(4, calibration.Count);
        Assert.Equal(0.45, calibration.ExpectedError, 15);
        Assert.Equal(0.9, calibration.MaximumError, 15);
        Assert.Equal((0.5 + 0.5 + 1.28 + 2) / 4, calibration.BrierScore, 15);
        Assert.Equal(((2 * Math.Log(2)) - Math.Log(0.2) + (52 * Math.Log(2))) / 4, calibration.NegativeLogLikelihood, 12);
    }

    /// <summary>
    /// scikit-learn 1.2.1: <c>log_loss(truth, p)</c> and the sum over labels of <c>brier_score_loss(truth == j, p[:, j])</c>; the errors with NumPy,
    /// bins by <c>digitize(confidence, linspace(0, 1, bins + 1), right=True)</c>.
    /// </summary>
    [Theory]
    [InlineData(15, 0.1268108586154726, 0.3055555555555556)]
    [InlineData(10, 0.1268108586154726, 0.3055555555555556)]
    [InlineData(4, 0.11672674141998424, 0.3055555555555556)]
    public void Of_TwoHundredRows_EqualsScikitLearnAndNumPy(int bins, double expectedError, double maximumError)
    {
        var probabilities = Enumerable.Range(0, 200).Select(Row).ToArray();
        int[] truth = [.. Predictions.MostProbable(probabilities).Select((label, row) => 37 * row % 100 < 45 ? label : (label + 1 + (row % 3)) % 4)];
        var calibration = Calibration.Of(truth, probabilities, bins);
        Assert.Equal(1.7172095332266952, calibration.NegativeLogLikelihood, 13);
        Assert.Equal(0.7816425450168838, calibration.BrierScore, 13);
        Assert.Equal(expectedError, calibration.ExpectedError, 13);
        Assert.Equal(maximumError, calibration.MaximumError, 13);

        static double[] Row(int row)
        {
            double[] weights = [.. Enumerable.Range(0, 4).Select(label => Math.Pow((((row * row) + (7 * row * (label + 1)) + (13 * label)) % 11) + 1, 2))];
            return [.. weights.Select(weight => weight / weights.Sum())];
        }
    }

    [Fact]
    public void Of_CertainAndRight_HasNoError() => Prop.ForAll<byte[]>(labels =>
    {
        int[] truth = [.. labels.Select(label => label % 5)];
        var calibration = Calibration.Of(truth, [.. truth.Select(label => OneHot(label, 5))]);
        return calibration is { ExpectedError: 0, MaximumError: 0, BrierScore: 0, NegativeLogLikelihood: 0 } && calibration.Count == labels.Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_CertainAndWrong_HasTheWorstOfEverything()
    {
        var calibration = Calibration.Of([0], [[0, 1]]);
        Assert.Equal((1, 1, 2), (calibration.ExpectedError, calibration.MaximumError, calibration.BrierScore));
        Assert.Equal(52 * Math.Log(2), calibration.NegativeLogLikelihood, 12);
    }

    [Fact]
    public void Of_ExpectedError_IsNeverAboveTheMaximum() => Prop.ForAll<(byte, byte, byte)[]>(rows =>
    {
        var probabilities = rows.Select(row => new[] { row.Item1 / 255.0, 1 - (row.Item1 / 255.0) }).ToArray();
        var calibration = Calibration.Of([.. rows.Select(row => row.Item2 % 2)], probabilities);
        return calibration.ExpectedError <= calibration.MaximumError + 1e-12 && calibration.Bins.Sum(bin => bin.Count) == rows.Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_NoRows_IsZeros()
    {
        var calibration = Calibration.Of([], []);
        Assert.Equal((0, 0, 0.0, 0.0, 0.0), (calibration.Count, calibration.ExpectedError, calibration.MaximumError, calibration.BrierScore,
            calibration.NegativeLogLikelihood));
    }

    [Fact]
    public void Of_UnusableRows_SaysWhy()
    {
        Assert.Contains("1 true labels, 0 rows", Assert.Throws<ArgumentException>(() => Calibration.Of([0], [])).Message);
        Assert.Contains("Row 0: label 2 has no", Assert.Throws<ArgumentException>(() => Calibration.Of([2], [[1, 0]])).Message);
        Assert.Contains("Row 1: a probability", Assert.Throws<ArgumentException>(() => Calibration.Of([0, 0], [[1, 0], [double.NaN, 0]])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Calibration.Of([0], [[1]], bins: 0));
    }

    private static double[] OneHot(int label, int count) => [.. Enumerable.Range(0, count).Select(index => index == label ? 1.0 : 0)];
}
