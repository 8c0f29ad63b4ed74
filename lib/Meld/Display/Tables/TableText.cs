using System.Text;
using Meld.Display.Drawing;

namespace Meld.Display.Tables;

/// <summary>A table for a terminal, in columns two spaces apart.</summary>
internal static class TableText
{
    private const int MostColumns = 60;

    /// <summary>Caption, headers, a rule, rows, and a note where rows are left out.</summary>
    public static string Of(TableContent table)
    {
        var headers = table.Headers.Select(header => PlainText.Fit(header, MostColumns)).ToArray();
        var marked = headers.Select((_, index) => table.AlignsRight[index] && table.Rows.Any(row => row[index].IsBest)).ToArray();
        var rows = table.Rows.Select(row => row.Select((cell, index) => Cell(cell, marked[index])).ToArray()).ToArray();
        var widths = headers.Select((header, index) => rows.Select(row => row[index]).Append(header).Max(TextWidth.Columns)).ToArray();
        var text = new StringBuilder();
        if (table.Caption.Length > 0) text.Append(PlainText.Line(table.Caption)).Append('\n');
        Append(text, headers, widths, table.AlignsRight);
        Append(text.Append('\n'), [.. widths.Select(width => new string('-', width))], widths, table.AlignsRight);
        foreach (var row in rows) Append(text.Append('\n'), row, widths, table.AlignsRight);
        if (rows.Length == 0) text.Append("\n(no rows)");
        return table.LeftOut > 0 ? text.Append("\n... ").Append(table.LeftOutNote).ToString() : text.ToString();
    }

    // In a marked column a space stands where another cell has its asterisk, so that numbers stay below each other.
    private static string Cell(TableCell cell, bool isMarked) => PlainText.Fit(cell.Text, MostColumns) + (cell.IsBest ? "*" : isMarked ? " " : "");

    private static void Append(StringBuilder text, string[] cells, int[] widths, IReadOnlyList<bool> alignsRight)
    {
        foreach (var (index, cell) in cells.Index())
        {
            if (index > 0) text.Append("  ");
            text.Append(alignsRight[index] ? PlainText.Right(cell, widths[index]) : PlainText.Left(cell, widths[index]));
        }
        PlainText.TrimEnd(text);
    }
}
