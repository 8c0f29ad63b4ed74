using System.Text;

namespace Meld.Display;

/// <summary>A table as HTML. Styles stand at the elements, since hosts such as Jupyter bring rules of their own for tables.</summary>
internal static class TableHtml
{
    private const string Rule = "color-mix(in srgb,currentColor 18%,transparent)";
    private const string Table = "border-collapse:collapse;font-variant-numeric:tabular-nums;color:inherit;border:0;margin:0";
    private const string Caption = "caption-side:top;text-align:left;font-weight:600;padding:0 0 .4em;color:inherit";

    /// <summary>A box that scrolls sideways where the page is narrower than the table.</summary>
    public static string Of(TableContent table)
    {
        var html = new StringBuilder($"<div style=\"overflow-x:auto;margin:.75em 0\">\n<table style=\"{Table}\">\n");
        if (table.Caption.Length > 0) html.Append($"<caption style=\"{Caption}\">{Markup.Escape(table.Caption)}</caption>\n");
        html.Append("<thead><tr>");
        foreach (var (index, header) in table.Headers.Index()) html.Append($"<th scope=\"col\" style=\"{Header(table.AlignsRight[index])}\">{Markup.Escape(header)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows) AppendRow(html, row, table.AlignsRight);
        html.Append("</tbody>\n</table>\n");
        var note = table.Rows.Count == 0 ? "No rows" : table.LeftOut > 0 ? $"… {table.LeftOutNote}" : "";
        if (note.Length > 0) html.Append($"<div style=\"opacity:.75;padding:.3em .7em\">{note}</div>\n");
        return html.Append("</div>").ToString();
    }

    private static void AppendRow(StringBuilder html, TableCell[] row, IReadOnlyList<bool> alignsRight)
    {
        html.Append("<tr style=\"background:none\">");
        foreach (var (index, cell) in row.Index())
        {
            var weight = cell.IsBest ? ";font-weight:700" : "";
            html.Append($"<td style=\"{Cell(alignsRight[index])};border-bottom:1px solid {Rule}{weight}\">{Markup.Escape(cell.Text)}</td>");
        }
        html.Append("</tr>\n");
    }

    private static string Header(bool right) => $"{Cell(right)};font-weight:600;vertical-align:bottom;border-bottom:1.5px solid currentColor";

    // Numbers never break; words may, but not into columns of single words.
    private static string Cell(bool right) =>
        right ? "text-align:right;white-space:nowrap;padding:.28em .7em;border:0" : "text-align:left;max-width:40em;padding:.28em .7em;border:0";
}
