namespace Meld.Display;

/// <summary>One line of a chart.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Points">Its points in the order in which they are joined; a value that is not finite leaves a gap.</param>
public sealed record LineSeries(string Name, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>A line through values at 1, 2, 3 …, such as a score after each epoch.</summary>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="values">The values in order; NaN leaves a gap.</param>
    /// <param name="firstX">Where the first value lies.</param>
    public static LineSeries Of(string name, IEnumerable<double> values, double firstX = 1) =>
        new(name, [.. values.Select((value, index) => (firstX + index, value))]);

    /// <summary>The points that can be drawn.</summary>
    internal IEnumerable<(double X, double Y)> Finite => Points.Where(IsFinite);

    /// <summary>The runs of points between the gaps.</summary>
    internal IEnumerable<IReadOnlyList<(double X, double Y)>> Pieces()
    {
        var piece = new List<(double X, double Y)>();
        foreach (var point in Points.Append((double.NaN, double.NaN)))
        {
            if (IsFinite(point))
            {
                piece.Add(point);
                continue;
            }
            if (piece.Count > 0) yield return piece.ToArray();
            piece.Clear();
        }
    }

    private static bool IsFinite((double X, double Y) point) => double.IsFinite(point.X) && double.IsFinite(point.Y);
}
