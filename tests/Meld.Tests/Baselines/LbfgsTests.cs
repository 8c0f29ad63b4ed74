using Meld.Baselines;

namespace Meld.Tests.Baselines;

public sealed class LbfgsTests
{
    private static readonly LbfgsSettings Tight = new(GradientTolerance: 1e-9);

    [Fact]
    public void Minimize_Rosenbrock_FindsTheValleysEnd()
    {
        var result = Lbfgs.Minimize(Rosenbrock, [-1.2, 1], Tight);
        Assert.True(result.Converged);
        Assert.InRange(result.Steps.Count, 10, 60);
        Assert.Equal(1, result.Point[0], 1e-8);
        Assert.Equal(1, result.Point[1], 1e-8);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Minimize_IllConditionedQuadratic_FindsTheMinimum(bool withCurvatures)
    {
        // f = sum_i c_i (x_i - i)^2 / 2 with c from 1 to 1e4.
        var curvatures = Enumerable.Range(0, 21).Select(i => Math.Pow(10, i / 5.0)).ToArray();
        double Quadratic(ReadOnlySpan<double> x, Span<double> gradient)
        {
            var value = 0.0;
            for (var i = 0; i < x.Length; i++)
            {
                gradient[i] = curvatures[i] * (x[i] - i);
                value += gradient[i] * (x[i] - i) / 2;
            }
            return value;
        }
        var result = Lbfgs.Minimize(Quadratic, new double[21], Tight, withCurvatures ? curvatures : []);
        Assert.True(result.Converged);
        Assert.All(result.Point, (x, i) => Assert.Equal(i, x, 1e-8));
        // Exact curvatures make the first step Newton's.
        if (withCurvatures) Assert.Single(result.Steps);
    }

    [Fact]
    public void Minimize_FarTooLongFirstStep_ComesBack()
    {
        // The objective is infinite from 1 on; the search has to return to where it is finite.
        static double Barrier(ReadOnlySpan<double> x, Span<double> gradient)
        {
            gradient[0] = -1 + 1e-3 / (1 - x[0]);
            return x[0] >= 1 ? double.PositiveInfinity : -x[0] - 1e-3 * Math.Log(1 - x[0]);
        }
        var result = Lbfgs.Minimize(Barrier, [0], new LbfgsSettings(GradientTolerance: 1e-6));
        Assert.True(result.Converged);
        Assert.Equal(0.999, result.Point[0], 1e-6);
    }

    [Fact]
    public void Minimize_AtTheMinimum_TakesNoStep()
    {
        var result = Lbfgs.Minimize(Rosenbrock, [1, 1], Tight);
        Assert.Equal((true, 0, 1, 0.0), (result.Converged, result.Steps.Count, result.Evaluations, result.Value));
    }

    [Fact]
    public void Minimize_StepsUsedUp_SaysSo()
    {
        var result = Lbfgs.Minimize(Rosenbrock, [-1.2, 1], Tight with { MaxIterations = 3 });
        Assert.False(result.Converged);
        Assert.Equal(3, result.Steps.Count);
        Assert.True(result.Value < 24.2, "The value at the start is 24.2.");
    }

    [Fact]
    public void Minimize_Unbounded_EndsWithoutConverging()
    {
        static double Slope(ReadOnlySpan<double> x, Span<double> gradient)
        {
            gradient[0] = 1;
            return x[0];
        }
        Assert.False(Lbfgs.Minimize(Slope, [0], Tight).Converged);
    }

    [Fact]
    public void Minimize_NotANumber_EndsWithoutConverging()
    {
        static double Undefined(ReadOnlySpan<double> x, Span<double> gradient)
        {
            gradient[0] = double.NaN;
            return double.NaN;
        }
        Assert.False(Lbfgs.Minimize(Undefined, [0], Tight).Converged);
    }

    [Fact]
    public void Minimize_OtherNumberOfCurvatures_Throws() =>
        Assert.Throws<ArgumentException>(() => Lbfgs.Minimize(Rosenbrock, [0, 0], Tight, [1]));

    private static double Rosenbrock(ReadOnlySpan<double> x, Span<double> gradient)
    {
        var (across, along) = (x[1] - x[0] * x[0], 1 - x[0]);
        gradient[0] = -400 * x[0] * across - 2 * along;
        gradient[1] = 200 * across;
        return 100 * across * across + along * along;
    }
}
