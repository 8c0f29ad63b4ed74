using System.Diagnostics;
using Meld.Baselines;

namespace Meld.Bench;

/// <summary>The baseline of last resort: steepest descent, the step doubled after a success and halved after a failure.</summary>
internal static class GradientDescent
{
    private const double Tolerance = 1e-4;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Descends until the objective is within a ten-thousandth of <paramref name="target"/>'s, or for five minutes.</summary>
    public static FitTimes Run(SoftmaxObjective objective, FitTimes target)
    {
        var clock = Stopwatch.StartNew();
        var (point, gradient) = (new double[objective.Size], new double[objective.Size]);
        var (trial, trialGradient) = (new double[objective.Size], new double[objective.Size]);
        var (value, step) = (objective.Evaluate(point, gradient), 1e-3);
        while (value > target.Objective * (1 + Tolerance) && clock.Elapsed < Limit)
        {
            for (var i = 0; i < point.Length; i++) trial[i] = point[i] - step * gradient[i];
            var trialValue = objective.Evaluate(trial, trialGradient);
            step *= trialValue < value ? 2 : 0.5;
            if (trialValue >= value) continue;
            (point, trial, gradient, trialGradient, value) = (trial, point, trialGradient, gradient, trialValue);
        }
        return new FitTimes("gradient descent", target.Features, clock.Elapsed.TotalSeconds, value);
    }
}
