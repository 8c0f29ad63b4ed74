using System.Text;
using Meld.Display.Drawing;

namespace Meld.Display.Tables;

/// <summary>A table as HTML. Styles stand at the elements, since hosts such as Jupyter bring rules of their own for tables.</summary>
internal static class TableHtml
{
    private const string Rule = "color-mix(in srgb,currentColor 18%,transparent)";
    private const string Table = "border-collapse:collapse;font-size:.94em;font-variant-numeric:tabular-nums;color:inherit;border:0;margin:0";
    // Headers may break between words, or seven columns of scores would be wider than a page.
    private const string Heading = ";font-weight:600;border-bottom:1.5px solid currentColor;white-space:normal;vertical-align:bottom";
    private const string Caption = "caption-side:top;text-align:left;font-weight:600;padding:0 0 .4em;color:inherit;white-space:nowrap";

    // Longer texts than this may break, shorter ones and numbers never.
    private const int LongestUnbroken = 28;

    /// <summary>A box that scrolls sideways where the page is narrower than the table.</summary>
    public static string Of(TableContent table)
    {
        string[] styles = [.. table.AlignsRight.Select((right, index) => Cell(right, Breaks(table, index)))];
        var html = new StringBuilder($"<div style=\"overflow-x:auto;margin:.75em 0\">\n<table style=\"{Table}\">\n");
        if (table.Caption.Length > 0) html.Append($"<caption style=\"{Caption}\">{Markup.Escape(table.Caption)}</caption>\n");
        html.Append("<thead><tr>");
        foreach (var (header, style) in table.Headers.Zip(styles))
            html.Append($"<th scope=\"col\" style=\"{style}{Heading}\">{Markup.Escape(header)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows) AppendRow(html, row, styles);
        html.Append("</tbody>\n</table>\n");
        var note = table.Rows.Count == 0 ? "No rows" : table.LeftOut > 0 ? $"… {table.LeftOutNote}" : "";
        if (note.Length > 0) html.Append($"<div style=\"opacity:.75;padding:.3em .6em\">{note}</div>\n");
        return html.Append("</div>").ToString();
    }

    private static void AppendRow(StringBuilder html, TableCell[] row, string[] styles)
    {
        html.Append($"<tr style=\"background:none;border-bottom:1px solid {Rule}\">");
        foreach (var (cell, style) in row.Zip(styles))
        {
            var weight = cell.IsBest ? ";font-weight:700" : "";
            html.Append($"<td style=\"{style}{weight}\">{Markup.Escape(cell.Text)}</td>");
        }
        html.Append("</tr>\n");
    }

    private static bool Breaks(TableContent table, int column) => table.Rows.Any(row => row[column].Text.Length > LongestUnbroken);

    private static string Cell(bool right, bool breaks) =>
        $"text-align:{(right ? "right" : "left")};vertical-align:top;padding:.28em .6em;"
        + (breaks ? "min-width:16em;max-width:40em" : "white-space:nowrap");
}
