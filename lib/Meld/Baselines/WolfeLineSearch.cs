namespace Meld.Baselines;

/// <summary>
/// Finds a step that lowers the objective enough and flattens its slope: the strong Wolfe conditions, by bracketing and cubic
/// interpolation (Nocedal and Wright, Numerical Optimization, 2nd edition, algorithms 3.5 and 3.6).
/// </summary>
internal sealed class WolfeLineSearch(Objective objective, int size)
{
    private const double SufficientDecrease = 1e-4;
    private const double FlatterSlope = 0.9;
    private const int MaxTrials = 40;
    // Near the minimum a true decrease drowns in the rounding of the value, about 1e-16 of it for each of many additions.
    private const double RoundingSlack = 1e-15;

    private double[] origin = [];
    private double[] direction = [];
    private LineTrial start;
    private LineTrial last;

    /// <summary>Last point tried, <c>[size]</c>.</summary>
    public double[] Point { get; } = new double[size];

    /// <summary>Gradient at <see cref="Point"/>.</summary>
    public double[] Gradient { get; } = new double[size];

    /// <summary>Times the objective was computed so far.</summary>
    public int Evaluations { get; private set; }

    /// <summary>
    /// Searches from <paramref name="from"/> along <paramref name="along"/>, first at step 1. True when a step was found: <see cref="Point"/> and
    /// <see cref="Gradient"/> are then those of the value found, which otherwise is the one at the start.
    /// </summary>
    public bool Search(double[] from, double value, double slope, double[] along, out double found)
    {
        (origin, direction, start) = (from, along, new LineTrial(0, value, slope));
        var success = Bracket();
        found = (success ? last : start).Value;
        return success;
    }

    private bool Bracket()
    {
        var previous = start;
        var step = 1.0;
        for (var trial = 0; trial < MaxTrials; trial++, step *= 2)
        {
            var current = Try(step);
            if (!Decreases(current) || (trial > 0 && current.Value > previous.Value)) return Zoom(previous, current);
            if (IsFlat(current)) return true;
            if (current.Slope >= 0) return Zoom(current, previous);
            previous = current;
        }
        return false;
    }

    /// <summary>Shrinks a bracket whose <paramref name="low"/> end is the best step so far that decreases enough.</summary>
    private bool Zoom(LineTrial low, LineTrial high)
    {
        for (var trial = 0; trial < MaxTrials; trial++)
        {
            var current = Try(Between(low, high));
            if (!Decreases(current) || (current.Value > low.Value && !IsRounding(current.Value - low.Value)))
            {
                high = current;
                continue;
            }
            if (IsFlat(current)) return true;
            if (current.Slope * (high.Step - low.Step) >= 0) high = low;
            low = current;
        }
        return false;
    }

    private LineTrial Try(double step)
    {
        origin.CopyTo(Point, 0);
        LaneMath.AddScaled(Point, step, direction);
        var value = objective(Point, Gradient);
        Evaluations++;
        return last = new LineTrial(step, value, LaneMath.Dot(Gradient, direction));
    }

    // Written so that NaN and infinity fail: the bracket then closes in from the finite side.
    private bool Decreases(LineTrial trial)
    {
        var bound = start.Value + SufficientDecrease * trial.Step * start.Slope;
        return trial.Value <= bound || (double.IsFinite(trial.Value) && IsRounding(trial.Value - bound));
    }

    private bool IsRounding(double difference) => difference <= RoundingSlack * Math.Abs(start.Value);

    private bool IsFlat(LineTrial trial) => Math.Abs(trial.Slope) <= -FlatterSlope * start.Slope;

    /// <summary>Minimum of the cubic through both ends, kept a tenth of the bracket away from either.</summary>
    private static double Between(LineTrial low, LineTrial high)
    {
        var width = high.Step - low.Step;
        var mean = low.Slope + high.Slope - 3 * (high.Value - low.Value) / width;
        var root = Math.CopySign(Math.Sqrt(mean * mean - low.Slope * high.Slope), width);
        var fraction = 1 - (high.Slope + root - mean) / (high.Slope - low.Slope + 2 * root);
        return low.Step + width * (double.IsFinite(fraction) ? Math.Clamp(fraction, 0.1, 0.9) : 0.5);
    }
}
