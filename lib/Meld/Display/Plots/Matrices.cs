using Meld.Display.Drawing;

namespace Meld.Display.Plots;

/// <summary>Heat maps from values and from counts.</summary>
internal static class Matrices
{
    private const string ShareFormat = "0 %";

    /// <summary>A heat map of values, or of their shares in each row.</summary>
    public static Chart HeatMap(
        string title, IReadOnlyList<string> rows, IReadOnlyList<string> columns, double[,] values, string format, bool rowNormalised)
    {
        Check(rows, columns, values);
        var shown = rowNormalised ? HeatMapData.RowShares(values) : values;
        return new HeatMap(new()
        {
            Title = title,
            Rows = rows,
            Columns = columns,
            Shades = HeatMapData.ShadesOf(shown),
            Text = (row, column) => [double.IsNaN(shown[row, column]) ? "" : Numbers.Label(shown[row, column], format)],
            Tooltip = (row, column) => $"{rows[row]}, {columns[column]}: {Numbers.Label(shown[row, column], format)}",
        });
    }

    /// <summary>A square heat map of counts: shares of each row over the counts themselves.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="labels">The labels of rows and columns.</param>
    /// <param name="counts"><c>[rows, columns]</c>.</param>
    /// <param name="rowTitle">What the rows are.</param>
    /// <param name="columnTitle">What the columns are.</param>
    /// <param name="isFullAtOne">Whether only a share of 1 has the full colour, so that maps can be compared; else the largest has.</param>
    public static Chart Counts(
        string title, IReadOnlyList<string> labels, int[,] counts, string rowTitle, string columnTitle, bool isFullAtOne)
    {
        Check(labels, labels, counts);
        var shares = HeatMapData.RowShares(ToDouble(counts));
        return new HeatMap(new()
        {
            Title = title,
            Rows = labels,
            Columns = labels,
            Shades = isFullAtOne ? shares : HeatMapData.ShadesOf(shares),
            Text = (row, column) => counts[row, column] == 0
                ? ["0"]
                : [Numbers.Label(shares[row, column], ShareFormat), Numbers.Label(counts[row, column], "#,0")],
            Tooltip = (row, column) => $"{rowTitle} {labels[row]}, {columnTitle} {labels[column]}: "
                + $"{Numbers.Label(counts[row, column], "#,0")} ({Numbers.Label(shares[row, column], "0.0 %")} of {labels[row]})",
            RowTitle = rowTitle,
            ColumnTitle = columnTitle,
            MarkDiagonal = true,
        });
    }

    private static void Check(IReadOnlyList<string> rows, IReadOnlyList<string> columns, Array values)
    {
        if (values.GetLength(0) == rows.Count && values.GetLength(1) == columns.Count) return;
        throw new ArgumentException(
            $"{rows.Count} row and {columns.Count} column labels for {values.GetLength(0)} x {values.GetLength(1)} values.", nameof(values));
    }

    private static double[,] ToDouble(int[,] counts)
    {
        var values = new double[counts.GetLength(0), counts.GetLength(1)];
        for (var row = 0; row < values.GetLength(0); row++)
            for (var column = 0; column < values.GetLength(1); column++) values[row, column] = counts[row, column];
        return values;
    }
}
