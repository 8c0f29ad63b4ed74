using System.Text;
using Meld.Display.Drawing;

namespace Meld.Display.Clips;

/// <summary>Players in rows, each row under a label of its own.</summary>
internal sealed class ClipGrid(string title, IReadOnlyList<ClipGridRow> rows) : Visual
{
    private const string Row = "padding:.6em 0 .2em;border-top:1px solid color-mix(in srgb,currentColor 18%,transparent)";
    private const string Cells = "display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,240px),1fr));column-gap:1em";

    public override string ToHtml()
    {
        var html = new StringBuilder($"<div style=\"margin:.75em 0\">\n<div style=\"font-weight:600;padding-bottom:.5em\">{Markup.Escape(title)}</div>\n");
        foreach (var row in rows)
        {
            var pill = $"{UtteranceHtml.Pill};background:{UtteranceHtml.Tint(row.Color)}";
            html.Append($"<div style=\"{Row}\">\n<span style=\"{pill}\">{Markup.Escape(row.Label)}</span>")
                .Append($"<span style=\"opacity:.7;font-size:.85em;padding:0 .6em\">{Markup.Escape(row.Note)}</span>\n")
                .Append($"<div style=\"{Cells}\">\n").AppendJoin('\n', row.Players.Select(player => player.ToHtml())).Append("\n</div>\n</div>\n");
        }
        return html.Append("</div>").ToString();
    }

    public override string ToString()
    {
        var text = rows.SelectMany(row => row.Players.Select(player => player.ToString()).Prepend($"{PlainText.Line(row.Label)} ({row.Note})"));
        return string.Join('\n', text.Prepend(PlainText.Line(title)));
    }
}
