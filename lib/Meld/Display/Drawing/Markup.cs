using System.Globalization;
using System.Text;
using System.Xml;

namespace Meld.Display.Drawing;

/// <summary>Text and numbers as HTML and XML take them.</summary>
internal static class Markup
{
    /// <summary>Escapes text for element content and quoted attributes; what XML 1.0 cannot hold becomes U+FFFD.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(IsXml(rune) ? rune.ToString() : "\uFFFD"),
            };
        }
        return escaped.ToString();
    }

    /// <summary>A coordinate, size or opacity: at most two decimals, a point whatever the culture.</summary>
    public static string Number(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    // EnumerateRunes has already turned a lone surrogate into U+FFFD.
    private static bool IsXml(Rune rune) => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
}
