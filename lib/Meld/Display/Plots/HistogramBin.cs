using Meld.Display.Drawing;

namespace Meld.Display.Plots;

/// <summary>One bin of a histogram: values from <paramref name="Low"/> up to, but not including, <paramref name="High"/>.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end; the last bin includes it.</param>
/// <param name="Count">How many values fall into it.</param>
/// <param name="IsWhole">Whether all values are whole numbers.</param>
internal sealed record HistogramBin(double Low, double High, int Count, bool IsWhole)
{
    /// <summary>The values it holds, as text.</summary>
    public string Range => (IsWhole, High - Low) switch
    {
        (true, 1) => Numbers.Format(Low, "0"),
        (true, _) => $"{Numbers.Format(Low, "0")} to {Numbers.Format(High - 1, "0")}",
        _ => $"{Numbers.Format(Low, "0.####")} to {Numbers.Format(High, "0.####")}",
    };

    /// <summary>Counts the finite values in about as many bins as wanted, with round ends; none where there is no value.</summary>
    public static IReadOnlyList<HistogramBin> Of(IEnumerable<double> values, int bins)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0) return [];
        var isWhole = finite.All(value => value == Math.Round(value));
        // The largest whole number needs a bin of its own above it, since a bin ends before its upper end.
        var edges = new NiceTicks(finite.Min(), finite.Max() + (isWhole ? 1 : 0), bins, isWhole ? 1 : 0).Values;
        var counts = new int[edges.Count - 1];
        foreach (var value in finite) counts[IndexOf(value, edges)]++;
        return [.. counts.Select((count, index) => new HistogramBin(edges[index], edges[index + 1], count, isWhole))];
    }

    private static int IndexOf(double value, IReadOnlyList<double> edges)
    {
        var step = (edges[^1] - edges[0]) / (edges.Count - 1);
        return Math.Clamp((int)Math.Floor(((value - edges[0]) / step) + 1e-9), 0, edges.Count - 2);
    }
}
