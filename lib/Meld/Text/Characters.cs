using System.Globalization;
using System.Text;

namespace Meld.Text;

/// <summary>
/// Character classes of Python's <c>re</c> (<c>\w</c>, <c>\s</c>), which scikit-learn's analyzers use. .NET's own <c>\w</c> differs: it
/// has combining marks and lacks the numbers that are no decimal digits.
/// </summary>
internal static class Characters
{
    /// <summary>A letter, a number of any kind or the underscore.</summary>
    public static bool IsWord(Rune rune) => rune.Value == '_' || Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter => true,
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => true,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => true,
        _ => false,
    };

    /// <summary>White space, with the four information separators U+001C..U+001F that Python counts and .NET does not.</summary>
    public static bool IsSpace(Rune rune) => rune.IsBmp && IsSpace((char)rune.Value);

    /// <inheritdoc cref="IsSpace(Rune)"/>
    public static bool IsSpace(char unit) => char.IsWhiteSpace(unit) || unit is >= '\x1C' and <= '\x1F';

    /// <summary>The text with every unpaired surrogate replaced by U+FFFD.</summary>
    public static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())) : text;
}
