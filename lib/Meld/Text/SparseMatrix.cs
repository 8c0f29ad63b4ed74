namespace Meld.Text;

/// <summary>An immutable sparse matrix in compressed rows, <c>[RowCount, ColumnCount]</c>; columns ascend within a row.</summary>
public sealed class SparseMatrix
{
    private readonly int[] rowStarts;
    private readonly int[] columns;
    private readonly double[] values;

    /// <summary>Takes ownership of the arrays.</summary>
    /// <param name="columnCount">Number of columns.</param>
    /// <param name="rowStarts">Where each row begins in the two other arrays, and their length at the end: <c>[rows + 1]</c>.</param>
    /// <param name="columns">Column of each stored value, ascending within a row.</param>
    /// <param name="values">The stored values.</param>
    /// <exception cref="ArgumentException">The arrays do not describe such a matrix.</exception>
    public SparseMatrix(int columnCount, int[] rowStarts, int[] columns, double[] values)
    {
        ArgumentNullException.ThrowIfNull(rowStarts);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(values);
        (ColumnCount, this.rowStarts, this.columns, this.values) = (columnCount, rowStarts, columns, values);
        if (rowStarts.Length == 0 || rowStarts[0] != 0 || rowStarts[^1] != columns.Length || columns.Length != values.Length)
            throw new ArgumentException("Row starts must run from 0 to the number of stored values.", nameof(rowStarts));
        for (var row = 0; row < RowCount; row++) CheckRow(row);
    }

    /// <summary>Number of rows.</summary>
    public int RowCount => rowStarts.Length - 1;

    /// <summary>Number of columns.</summary>
    public int ColumnCount { get; }

    /// <summary>Number of stored values.</summary>
    public int Count => values.Length;

    /// <summary>Columns of the values stored in a row, ascending.</summary>
    public ReadOnlySpan<int> Columns(int row) => columns.AsSpan(rowStarts[row]..rowStarts[row + 1]);

    /// <summary>The values stored in a row, in the order of <see cref="Columns"/>.</summary>
    public ReadOnlySpan<double> Values(int row) => values.AsSpan(rowStarts[row]..rowStarts[row + 1]);

    /// <summary>Both matrices side by side: <c>[rows, left.ColumnCount + right.ColumnCount]</c>.</summary>
    /// <exception cref="ArgumentException">Their numbers of rows differ.</exception>
    public static SparseMatrix Beside(SparseMatrix left, SparseMatrix right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.RowCount != right.RowCount) throw new ArgumentException($"{left.RowCount} rows beside {right.RowCount}.", nameof(right));
        var starts = new int[left.RowCount + 1];
        var (columns, values) = (new int[left.Count + right.Count], new double[left.Count + right.Count]);
        for (var row = 0; row < left.RowCount; row++)
        {
            var middle = starts[row] + left.Columns(row).Length;
            starts[row + 1] = middle + right.Columns(row).Length;
            left.Columns(row).CopyTo(columns.AsSpan(starts[row]));
            left.Values(row).CopyTo(values.AsSpan(starts[row]));
            right.Values(row).CopyTo(values.AsSpan(middle));
            for (var i = middle; i < starts[row + 1]; i++) columns[i] = left.ColumnCount + right.Columns(row)[i - middle];
        }
        return new SparseMatrix(left.ColumnCount + right.ColumnCount, starts, columns, values);
    }

    private void CheckRow(int row)
    {
        if (rowStarts[row] > rowStarts[row + 1] || rowStarts[row + 1] > columns.Length)
            throw new ArgumentException($"Row {row} ends before it begins or past the stored values.");
        var previous = -1;
        foreach (var column in Columns(row))
        {
            if (column <= previous || column >= ColumnCount) throw new ArgumentException($"Row {row}: column {column} is out of order or range.");
            previous = column;
        }
    }
}
