using System.Globalization;

namespace Meld.Tracking;

/// <summary>A table of how a training went.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">One row a step or epoch, each with as many values as there are columns.</param>
public sealed record RunHistory(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The numbers of a column; NaN where a value is none.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public IReadOnlyList<double> Numbers(string column)
    {
        var index = Columns.Index().Where(named => named.Item == column).Select(named => (int?)named.Index).FirstOrDefault()
            ?? throw new ArgumentException($"The history has no column \"{column}\", only {string.Join(", ", Columns)}.", nameof(column));
        return [.. Rows.Select(row => double.TryParse(row[index], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)];
    }
}
