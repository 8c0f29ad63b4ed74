namespace Meld.Display.Drawing;

/// <summary>Round tick values, 1, 2 or 5 times a power of ten apart, that cover a range.</summary>
internal sealed class NiceTicks
{
    private const double Huge = 1e100;
    private const double LeastExtent = 1e-9;

    /// <summary>Finds the ticks of a range; a range without extent or with ends that are not finite is widened.</summary>
    /// <param name="low">The smallest value.</param>
    /// <param name="high">The largest value.</param>
    /// <param name="most">About how many steps are wanted.</param>
    /// <param name="smallestStep">The step never falls below this, 1 for whole numbers.</param>
    public NiceTicks(double low, double high, int most, double smallestStep = 0)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high)) (low, high) = (0, 1);
        // Far beyond any score or count, but within these bounds the arithmetic below cannot overflow or underflow.
        (low, high) = (Math.Clamp(low, -Huge, Huge), Math.Clamp(high, -Huge, Huge));
        if (high - low <= Math.Max(Math.Abs(low), Math.Abs(high)) * LeastExtent || high - low < 1 / Huge) (low, high) = Widen(low);
        Step = Math.Max(smallestStep, RoundUp((high - low) / Math.Max(1, most)));
        // A hair of slack keeps a value that lies on a tick from opening a further step.
        var first = Math.Floor((low / Step) + 1e-9);
        var last = Math.Ceiling((high / Step) - 1e-9);
        Values = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(index => (first + index) * Step)];
    }

    /// <summary>The distance between two ticks.</summary>
    public double Step { get; }

    /// <summary>The ticks in rising order, from at or below the smallest value to at or above the largest.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>The lowest tick.</summary>
    public double Low => Values[0];

    /// <summary>The highest tick.</summary>
    public double High => Values[^1];

    private static (double Low, double High) Widen(double value)
    {
        var half = Math.Abs(value) < 1 / Huge ? 0.5 : Math.Abs(value) * 0.1;
        return (value - half, value + half);
    }

    private static double RoundUp(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        var factor = new[] { 1.0, 2, 5, 10 }.First(candidate => step / power <= candidate + 1e-9);
        return factor * power;
    }
}
