using System.Reflection;
using Meld.Display.Tables;

namespace Meld.Display;

/// <summary>
/// Rows and columns. Numbers align right, other cells left; the methods return a changed copy, so calls can be chained:
/// <c>Table.From(rows).WithFormat("F1", "0.000").WithBest("F1")</c>.
/// </summary>
public sealed class Table : Visual
{
    private const int UsualRows = 50;
    private readonly IReadOnlyList<TableColumn> columns;
    private readonly IReadOnlyList<IReadOnlyList<object?>> rows;
    private readonly string caption;
    private readonly int maxRows;

    private Table(IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows, string caption, int maxRows)
    {
        this.columns = columns;
        this.rows = rows;
        this.caption = caption;
        this.maxRows = maxRows;
    }

    /// <summary>A table with a column for each public property of the records, in the order of declaration; anonymous types do as well.</summary>
    public static Table From<T>(IEnumerable<T> records)
    {
        var all = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance);
        PropertyInfo[] properties = [.. all.Where(property => property.GetIndexParameters().Length == 0)];
        return Of(
            properties.Select(property => property.Name),
            records.Select(IReadOnlyList<object?> (record) => [.. properties.Select(property => property.GetValue(record))]));
    }

    /// <summary>A table from headers and rows.</summary>
    /// <exception cref="ArgumentException">A row has more or fewer cells than there are headers.</exception>
    public static Table Of(IEnumerable<string> headers, IEnumerable<IReadOnlyList<object?>> rows)
    {
        TableColumn[] columns = [.. headers.Select(header => new TableColumn(header))];
        IReadOnlyList<object?>[] cells = [.. rows];
        foreach (var (index, row) in cells.Index())
        {
            if (row.Count == columns.Length) continue;
            throw new ArgumentException($"Row {index + 1} has {row.Count} cells for {columns.Length} columns.", nameof(rows));
        }
        return new(columns, cells, "", UsualRows);
    }

    /// <summary>The table with a heading.</summary>
    public Table WithCaption(string caption) => new(columns, rows, caption, maxRows);

    /// <summary>The table with a .NET format for a column, such as <c>0.000</c>, <c>#,0</c> or <c>0 %</c>.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public Table WithFormat(string column, string format) => With(IndexOf(column), changed => changed with { Format = format });

    /// <summary>The table with the best value of a column in bold (in text: with an asterisk).</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public Table WithBest(string column, Best best = Best.Highest) => With(IndexOf(column), changed => changed with { Best = best });

    /// <summary>The table with other names for its columns.</summary>
    /// <exception cref="ArgumentException">There are more or fewer names than columns.</exception>
    public Table WithHeaders(params IReadOnlyList<string> headers) => headers.Count == columns.Count
        ? new([.. columns.Select((column, index) => column with { Header = headers[index] })], rows, caption, maxRows)
        : throw new ArgumentException($"{headers.Count} names for {columns.Count} columns.", nameof(headers));

    /// <summary>The table with no more than so many rows; the number of those left out is stated. Usual are 50.</summary>
    public Table WithMaxRows(int maxRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRows, 1);
        return new(columns, rows, caption, maxRows);
    }

    /// <inheritdoc/>
    public override string ToHtml() => TableHtml.Of(Content());

    /// <inheritdoc/>
    public override string ToString() => TableText.Of(Content());

    /// <summary>The table with a column aligned right, whatever is in it.</summary>
    internal Table AlignRight(int column) => With(column, changed => changed with { AlignsRight = true });

    private Table With(int index, Func<TableColumn, TableColumn> change) =>
        new([.. columns.Select((column, place) => place == index ? change(column) : column)], rows, caption, maxRows);

    private int IndexOf(string header)
    {
        var index = columns.Index().Where(column => column.Item.Header == header).Select(column => column.Index).DefaultIfEmpty(-1).First();
        if (index >= 0) return index;
        var names = string.Join(", ", columns.Select(column => column.Header));
        throw new ArgumentException($"No column '{header}'; the columns are {names}.", nameof(header));
    }

    private TableContent Content()
    {
        object?[][] cells = [.. columns.Select((_, index) => rows.Select(row => row[index]).ToArray())];
        TableColumn[] suited = [.. columns.Zip(cells, (column, own) => column.Suited(own))];
        string?[] best = [.. suited.Zip(cells, (column, own) => column.BestText(own))];
        return new(
            caption,
            [.. columns.Select(column => column.Header)],
            [.. columns.Zip(cells, (column, own) => column.IsRight(own))],
            [.. rows.Take(maxRows).Select(row => row.Select((cell, index) => Shown(suited[index], cell, best[index])).ToArray())],
            Math.Max(0, rows.Count - maxRows));
    }

    private static TableCell Shown(TableColumn column, object? cell, string? best)
    {
        var text = column.Text(cell);
        return new(text, best is not null && text == best);
    }
}
