namespace Meld.Display.Plots;

/// <summary>A line chart for a terminal: a table with a row for each place and a column for each series.</summary>
internal static class LineText
{
    private const int MostRows = 20;

    /// <summary>The title and the table; where there are many places, evenly chosen ones with the first and the last.</summary>
    public static string Of(string title, IReadOnlyList<LineSeries> series, string xLabel, string format)
    {
        double[] places = [.. series.SelectMany(line => line.Points).Select(point => point.X).Where(double.IsFinite).Distinct().Order()];
        double[] shown = places.Length <= MostRows
            ? places
            : [.. Enumerable.Range(0, MostRows).Select(index => places[index * (places.Length - 1) / (MostRows - 1)])];
        var lookups = series.Select(line => line.Finite
            .GroupBy(point => point.X).ToDictionary(group => group.Key, group => group.Last().Y)).ToArray();
        var rows = shown.Select(IReadOnlyList<object?> (place) =>
            [place, .. lookups.Select(lookup => lookup.TryGetValue(place, out var value) ? (object?)value : null)]);
        var table = Table.Of([xLabel.Length > 0 ? xLabel : "x", .. series.Select(line => line.Name)], rows).WithCaption(title);
        return series.Aggregate(table, (formatted, line) => formatted.WithFormat(line.Name, format)).ToString();
    }
}
