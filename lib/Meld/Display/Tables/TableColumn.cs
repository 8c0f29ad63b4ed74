using System.Collections;
using System.Globalization;

namespace Meld.Display.Tables;

/// <summary>A column of a table and how its cells are shown.</summary>
/// <param name="Header">Its name.</param>
/// <param name="Format">.NET format of numbers, times and dates, or null for a short one that suits the type.</param>
/// <param name="Best">Which value is emphasised.</param>
/// <param name="AlignsRight">Whether cells align right although they are not numbers.</param>
internal sealed record TableColumn(string Header, string? Format = null, Best Best = Best.None, bool AlignsRight = false)
{
    /// <summary>A cell as text.</summary>
    public string Text(object? cell) => cell switch
    {
        null => "",
        double or float or Half when !double.IsFinite(Number(cell)!.Value) => "n/a",
        _ when IsFraction(cell) => Formatted(cell, Format ?? "0.###"),
        TimeSpan => Formatted(cell, Format ?? @"hh\:mm\:ss\.f"),
        string text => text,
        IFormattable => Formatted(cell, Format),
        IEnumerable items => string.Join(", ", items.Cast<object?>().Select(Text)),
        _ => cell.ToString() ?? "",
    };

    /// <summary>
    /// The column with a format for its cells where it has none: as many decimals as the longest cell needs, up to three, so that points align.
    /// </summary>
    public TableColumn Suited(IEnumerable<object?> cells)
    {
        if (Format is not null || !cells.Any(IsFraction)) return this;
        // An n/a has no point and so no decimals.
        var decimals = cells.Where(IsFraction).Select(Text).Max(text => text.Split('.') is [_, var behind] ? behind.Length : 0);
        return this with { Format = decimals == 0 ? "0" : "0." + new string('0', decimals) };
    }

    /// <summary>Whether the column aligns right: all cells that have a value are numbers or times, or it was asked for.</summary>
    public bool IsRight(IEnumerable<object?> cells)
    {
        object?[] filled = [.. cells.Where(cell => cell is not null)];
        return AlignsRight || (filled.Length > 0 && filled.All(cell => Number(cell) is not null || cell is TimeSpan));
    }

    /// <summary>The text of the best cell, so that cells which read the same are emphasised alike; null where there is none.</summary>
    public string? BestText(IEnumerable<object?> cells)
    {
        double[] numbers = [.. cells.Select(Number).OfType<double>().Where(double.IsFinite)];
        if (Best == Best.None || numbers.Length < 2) return null;
        var best = Best == Best.Highest ? numbers.Max() : numbers.Min();
        return Text(cells.First(cell => Number(cell) == best));
    }

    private static bool IsFraction(object? cell) => cell is double or float or Half or decimal;

    private static double? Number(object? cell) => cell is IConvertible and not (string or bool or char or DateTime or Enum or DBNull)
        ? Convert.ToDouble(cell, CultureInfo.InvariantCulture)
        : cell is Half half ? (double)half : null;

    private static string Formatted(object cell, string? format) => ((IFormattable)cell).ToString(format, CultureInfo.InvariantCulture);
}
