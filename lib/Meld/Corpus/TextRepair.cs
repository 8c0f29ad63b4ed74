using System.Text;

namespace Meld.Corpus;

/// <summary>
/// Mends the punctuation of MELD.Raw's annotation files. There, Windows-1252 bytes were stored as the code points of the same number, so that
/// U+0092 stands for a right single quotation mark; U+00A0 stands for a space.
/// </summary>
internal static class TextRepair
{
    private const char FirstC1 = '\u0080';

    // Windows-1252's characters for 0x80..0x9F (Unicode consortium, CP1252.TXT); '\0' where the code page has none.
    private const string Windows1252 =
        "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0"
        + "\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    /// <summary>The text with its punctuation mended, or the same text where nothing is wrong.</summary>
    /// <param name="text">A field as read.</param>
    /// <param name="unknown">The first C1 control that stands for no Windows-1252 character, if there is one.</param>
    public static string Apply(string text, out char? unknown)
    {
        unknown = null;
        if (!text.AsSpan().ContainsAnyInRange(FirstC1, '\u00A0')) return text;
        var repaired = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var mended = Mend(character);
            if (mended == '\0' && character != '\0') unknown ??= character;
            repaired.Append(mended);
        }
        return repaired.ToString();
    }

    private static char Mend(char character) => character switch
    {
        '\u00A0' => ' ',
        >= FirstC1 and < '\u00A0' => Windows1252[character - FirstC1],
        _ => character,
    };
}
