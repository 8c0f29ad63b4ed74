using System.Globalization;
using System.Text;

namespace Meld.Display.Drawing;

/// <summary>
/// How wide a text is, without a font: the page chooses the font, so widths are estimates, rounded up to DejaVu Sans,
/// the widest of the usual system fonts.
/// </summary>
internal static class TextWidth
{
    private const string Ellipsis = "…";

    /// <summary>The width in the unit of the font size.</summary>
    public static double Of(string text, double fontSize) => text.EnumerateRunes().Sum(Em) * fontSize;

    /// <summary>The text, or as many of its characters as fit with an ellipsis behind them; never splits a composed character.</summary>
    public static string Fit(string text, double width, double fontSize)
    {
        if (Of(text, fontSize) <= width) return text;
        var room = width - Of(Ellipsis, fontSize);
        var fitted = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext() && (room -= Of(elements.GetTextElement(), fontSize)) >= 0) fitted.Append(elements.GetTextElement());
        return fitted.ToString().TrimEnd() + Ellipsis;
    }

    /// <summary>The text in lines no wider than a width, broken at spaces.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double fontSize)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = lines.Count == 0 ? word : $"{lines[^1]} {word}";
            if (lines.Count > 0 && Of(longer, fontSize) <= width) lines[^1] = longer;
            else lines.Add(Fit(word, width, fontSize));
        }
        return lines;
    }

    /// <summary>How many columns of a terminal a text takes.</summary>
    public static int Columns(string text)
    {
        var columns = 0;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext()) columns += elements.GetTextElement().EnumerateRunes().Any(IsWide) ? 2 : 1;
        return columns;
    }

    private static double Em(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or 'I' or '\'' => 0.3,
        ' ' or '.' or ',' or '|' or ':' or ';' => 0.34,
        'f' or 't' or 'r' or '(' or ')' or '-' or '/' => 0.42,
        's' or 'z' => 0.53,
        'c' or 'k' or 'v' or 'x' or 'y' => 0.6,
        'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.98,
        >= 'A' and <= 'Z' => 0.72,
        _ when IsWide(rune) => 1.15,
        _ => 0.64,
    };

    // East Asian wide characters and emoji (Unicode standard annex 11), by their blocks.
    private static bool IsWide(Rune rune) => rune.Value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3
        or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD;
}
