using Meld.Baselines;

namespace Meld.Tests.Baselines;

public sealed class SoftmaxRegressionTests
{
    private static readonly double[] Weights = [0.8, 1.1, 1.3];
    private static readonly LbfgsSettings Tight = new(GradientTolerance: 1e-10);

    /// <summary>
    /// scikit-learn 1.2.1, <c>LogisticRegression(C=2, class_weight={0: .8, 1: 1.1, 2: 1.3}, solver="newton-cg", tol=1e-12)</c>: coefficients
    /// (transposed), intercepts, objective and the first two rows' probabilities.
    /// </summary>
    [Fact]
    public void Fit_TwelveRows_EqualsScikitLearn()
    {
        double[][] expected =
        [
            [0.9704871, -0.19358409, -0.776903], [-0.62241076, 0.67735365, -0.05494289],
            [0.45496145, -0.4148214, -0.04014005], [-0.22318124, -1.37213932, 1.59532056],
        ];
        var model = SoftmaxRegression.Fit(SmallProblem.Features, SmallProblem.Labels, Weights, 2, Tight, out var fit);
        for (var feature = 0; feature < 4; feature++) AssertClose(expected[feature], model.Weights(feature), 1e-5);
        AssertClose([-0.24643374, 0.85475685, -0.6083231], model.Biases, 1e-5);
        Assert.Equal(11.607232757584658, fit.Value, 1e-8);
        var probabilities = model.Probabilities(SmallProblem.Features);
        AssertClose([0.82646846, 0.13628053, 0.03725102], probabilities[0], 1e-5);
        AssertClose([0.07540373, 0.83198275, 0.09261353], probabilities[1], 1e-5);
    }

    [Fact]
    public void Fit_PermutedRows_SameSolution()
    {
        var order = Enumerable.Range(0, 12).OrderBy(i => i * 7 % 12).ToArray();
        var permuted = SmallProblem.Sparse([.. order.Select(i => SmallProblem.Rows[i])]);
        var expected = SoftmaxRegression.Fit(SmallProblem.Features, SmallProblem.Labels, Weights, 2, Tight, out _);
        var actual = SoftmaxRegression.Fit(permuted, [.. order.Select(i => SmallProblem.Labels[i])], Weights, 2, Tight, out _);
        for (var feature = 0; feature < 4; feature++) AssertClose(expected.Weights(feature), actual.Weights(feature), 1e-7);
    }

    [Fact]
    public void Fit_RowTwice_EqualsWeightTwice()
    {
        double[][] twice = [.. SmallProblem.Rows, .. SmallProblem.Rows];
        int[] labels = [.. SmallProblem.Labels, .. SmallProblem.Labels];
        var expected = SoftmaxRegression.Fit(SmallProblem.Features, SmallProblem.Labels, [.. Weights.Select(weight => 2 * weight)], 1, Tight, out _);
        var actual = SoftmaxRegression.Fit(SmallProblem.Sparse(twice), labels, Weights, 1, Tight, out _);
        for (var feature = 0; feature < 4; feature++) AssertClose(expected.Weights(feature), actual.Weights(feature), 1e-7);
    }

    [Fact]
    public void Fit_NoFeatures_GivesWeightedShares()
    {
        var model = SoftmaxRegression.Fit(SmallProblem.Sparse([[0], [0], [0], [0]]), [0, 0, 0, 1], [1, 1.5], 1, Tight, out _);
        // 3 rows of weight 1 against one of 1.5.
        AssertClose([3 / 4.5, 1.5 / 4.5], model.Probabilities(SmallProblem.Sparse([[0]]))[0], 1e-9);
    }

    [Fact]
    public void Fit_LabelWithoutRows_GetsVanishingProbability()
    {
        var model = SoftmaxRegression.Fit(SmallProblem.Features, SmallProblem.Labels, [1, 1, 1, 0], 1, new LbfgsSettings(), out var fit);
        Assert.True(fit.Converged);
        Assert.All(model.Probabilities(SmallProblem.Features), row => Assert.InRange(row[3], 0, 0.01));
    }

    [Fact]
    public void Constructor_PartsOfAFit_EqualBits()
    {
        var fitted = SoftmaxRegression.Fit(SmallProblem.Features, SmallProblem.Labels, Weights, 2, Tight, out _);
        double[] weights = [.. Enumerable.Range(0, 4).SelectMany(feature => fitted.Weights(feature).ToArray())];
        var restored = new SoftmaxRegression(weights, fitted.Biases);
        Assert.Equal((4, 3), (restored.FeatureCount, restored.ClassCount));
        Assert.Equal(fitted.Probabilities(SmallProblem.Features), restored.Probabilities(SmallProblem.Features));
    }

    [Fact]
    public void WrongInput_Throws()
    {
        Assert.Throws<ArgumentException>(() => SoftmaxRegression.Fit(SmallProblem.Features, [0], Weights, 1, Tight, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => SoftmaxRegression.Fit(SmallProblem.Features, SmallProblem.Labels, [1, 1], 1, Tight, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => SoftmaxRegression.Fit(SmallProblem.Features, SmallProblem.Labels, Weights, 0, Tight, out _));
        Assert.Throws<ArgumentException>(() => new SoftmaxRegression([1, 2, 3], [1, 2]));
        Assert.Throws<ArgumentException>(() => new SoftmaxRegression([1], []));
        Assert.Throws<ArgumentException>(() => new SoftmaxRegression([1, 2], [1, 2]).Probabilities(SmallProblem.Features));
    }

    private static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], tolerance);
    }
}
