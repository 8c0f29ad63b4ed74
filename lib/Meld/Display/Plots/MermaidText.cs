using System.Text;
using Meld.Display.Drawing;

namespace Meld.Display.Plots;

/// <summary>Boxes and arrows in mermaid's language (mermaid.js.org, Flowcharts).</summary>
internal static class MermaidText
{
    /// <summary>The text of a diagram from top to bottom, in lines that end in a line feed, but for the last. Equal diagrams give equal texts.</summary>
    public static string Of(FlowDiagram diagram)
    {
        var text = new StringBuilder("flowchart TD\n").Append("  accTitle: ").Append(Escape(diagram.Title));
        foreach (var (row, boxes) in diagram.Rows.Index())
        {
            foreach (var (place, box) in boxes.Index()) text.Append($"\n  {Id((row, place))}[\"{Label(box)}\"]");
        }
        foreach (var arrow in diagram.Arrows)
        {
            var label = arrow.Label.Length > 0 ? $"|\"{Escape(arrow.Label)}\"|" : "";
            text.Append($"\n  {Id(arrow.From)} -->{label} {Id(arrow.To)}");
        }
        return text.ToString();
    }

    // Names of our own making: some words, such as end, mean something to mermaid.
    private static string Id((int Row, int Place) box) => $"box{box.Row}_{box.Place}";

    private static string Label(DiagramBox box) => string.Join("<br>", box.Lines.Select(Escape).Prepend($"<b>{Escape(box.Title)}</b>"));

    /// <summary>
    /// Text between quotes. What may end the quotes, begin an element, a directive or Markdown is written by its number, as mermaid's manual has it; what is no
    /// character of a line becomes a space.
    /// </summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in PlainText.Line(text).EnumerateRunes())
        {
            if (rune.Value is '"' or '#' or '&' or '<' or '>' or '`' or '%' or '{' or '}' or ';' or '\\' or '*' or '$') escaped.Append($"#{rune.Value};");
            else escaped.Append(rune);
        }
        return escaped.ToString();
    }
}
