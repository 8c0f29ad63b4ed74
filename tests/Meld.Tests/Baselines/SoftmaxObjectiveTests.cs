using Meld.Baselines;

namespace Meld.Tests.Baselines;

public sealed class SoftmaxObjectiveTests
{
    [Fact]
    public void Evaluate_AnyPoint_GradientEqualsCentralDifferences()
    {
        var objective = new SoftmaxObjective(SmallProblem.Features, SmallProblem.Labels, [0.8, 1.1, 1.3]);
        var point = Point(objective.Size);
        var gradient = new double[objective.Size];
        objective.Evaluate(point, gradient);
        for (var i = 0; i < point.Length; i++)
        {
            // Central differences are off by h^2 and by 1e-16 / h: 1e-10 each at h = 1e-5.
            var (above, below) = (Shifted(point, i, 1e-5), Shifted(point, i, -1e-5));
            var expected = (objective.Evaluate(above, new double[point.Length]) - objective.Evaluate(below, new double[point.Length])) / 2e-5;
            Assert.Equal(expected, gradient[i], 1e-8);
        }
    }

    [Fact]
    public void Curvatures_EqualWeightsAtZero_EqualDifferencesOfTheGradient()
    {
        // Four rows of each label: the weighted shares are a third each, the probabilities at zero.
        var objective = new SoftmaxObjective(SmallProblem.Features, SmallProblem.Labels, [2, 2, 2]);
        var curvatures = objective.Curvatures();
        for (var i = 0; i < objective.Size; i++)
        {
            if (i % 4 == 3) continue;
            var (above, below) = (new double[objective.Size], new double[objective.Size]);
            objective.Evaluate(Shifted(new double[objective.Size], i, 1e-5), above);
            objective.Evaluate(Shifted(new double[objective.Size], i, -1e-5), below);
            Assert.Equal((above[i] - below[i]) / 2e-5, curvatures[i], 1e-6);
        }
        Assert.All(curvatures, curvature => Assert.True(curvature > 0));
    }

    // Three classes lie in four columns; the fourth is padding, which an optimizer never moves from zero.
    private static double[] Point(int size) => [.. Enumerable.Range(0, size).Select(i => i % 4 == 3 ? 0 : Math.Sin(i * 1.7))];

    private static double[] Shifted(double[] point, int index, double by)
    {
        var shifted = (double[])point.Clone();
        if (index % 4 != 3) shifted[index] += by;
        return shifted;
    }
}
