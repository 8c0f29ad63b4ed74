namespace Meld.Display.Plots;

/// <summary>What a heat map shows.</summary>
internal sealed record HeatMapData
{
    /// <summary>Its first line.</summary>
    public required string Title { get; init; }

    /// <summary>A label for each row.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>A label for each column.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The shade of each cell from 0 to 1, <c>[rows, columns]</c>; NaN where there is no value.</summary>
    public required double[,] Shades { get; init; }

    /// <summary>One or two lines of text for a cell, by row and column.</summary>
    public required Func<int, int, IReadOnlyList<string>> Text { get; init; }

    /// <summary>What a cell shows on hovering, by row and column.</summary>
    public required Func<int, int, string> Tooltip { get; init; }

    /// <summary>What the rows are; empty for nothing.</summary>
    public string RowTitle { get; init; } = "";

    /// <summary>What the columns are; empty for nothing.</summary>
    public string ColumnTitle { get; init; } = "";

    /// <summary>Whether cells whose row and column are the same get a frame.</summary>
    public bool MarkDiagonal { get; init; }

    /// <summary>Each value as a share between the smallest (or 0, if that is less) and the largest.</summary>
    public static double[,] ShadesOf(double[,] values)
    {
        double[] finite = [.. values.Cast<double>().Where(double.IsFinite).Append(0)];
        var (low, high) = (finite.Min(), finite.Max());
        return Map(values, value => high > low ? (value - low) / (high - low) : 0 * value);
    }

    /// <summary>Each value as a share of its row's sum; NaN in a row whose sum is not positive.</summary>
    public static double[,] RowShares(double[,] values)
    {
        var shares = new double[values.GetLength(0), values.GetLength(1)];
        for (var row = 0; row < shares.GetLength(0); row++)
        {
            var sum = Enumerable.Range(0, shares.GetLength(1)).Sum(column => double.IsFinite(values[row, column]) ? values[row, column] : 0);
            for (var column = 0; column < shares.GetLength(1); column++) shares[row, column] = sum > 0 ? values[row, column] / sum : double.NaN;
        }
        return shares;
    }

    private static double[,] Map(double[,] values, Func<double, double> map)
    {
        var mapped = new double[values.GetLength(0), values.GetLength(1)];
        for (var row = 0; row < mapped.GetLength(0); row++)
            for (var column = 0; column < mapped.GetLength(1); column++) mapped[row, column] = map(values[row, column]);
        return mapped;
    }
}
