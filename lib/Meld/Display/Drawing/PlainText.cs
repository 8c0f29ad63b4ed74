using System.Globalization;
using System.Text;

namespace Meld.Display.Drawing;

/// <summary>Aligned text for a terminal, where a character may take no column, one or two.</summary>
internal static class PlainText
{
    private const string Ellipsis = "...";

    /// <summary>The text with spaces for line breaks and other control characters, so that it stays on its line and moves no cursor.</summary>
    public static string Line(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).TrimEnd() : text;

    /// <summary>The text on one line, cut with three points where it takes more columns than allowed.</summary>
    public static string Fit(string text, int columns)
    {
        var line = Line(text);
        if (TextWidth.Columns(line) <= columns) return line;
        var fitted = new StringBuilder();
        var room = columns - Ellipsis.Length;
        var elements = StringInfo.GetTextElementEnumerator(line);
        while (elements.MoveNext() && (room -= TextWidth.Columns(elements.GetTextElement())) >= 0) fitted.Append(elements.GetTextElement());
        return fitted + Ellipsis;
    }

    /// <summary>Pads on the right.</summary>
    public static string Left(string text, int columns) => text + Padding(text, columns);

    /// <summary>Pads on the left.</summary>
    public static string Right(string text, int columns) => Padding(text, columns) + text;

    /// <summary>Takes the spaces off the end.</summary>
    public static void TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ') text.Length--;
    }

    private static string Padding(string text, int columns) => new(' ', Math.Max(0, columns - TextWidth.Columns(text)));
}
