using System.Text;
using Meld.Text.Tokenizers.Unicode;

namespace Meld.Text.Tokenizers.BytePairs;

/// <summary>Places without the spaces at their ends.</summary>
internal static class TrimmedText
{
    /// <summary>How much white space a text has at its two ends.</summary>
    public static (int Leading, int Trailing) SpacesOf(ReadOnlySpan<char> text)
    {
        var (leading, trailing) = (0, 0);
        while (leading < text.Length && IsSpace(text[leading])) leading++;
        while (trailing < text.Length && IsSpace(text[^(trailing + 1)])) trailing++;
        return (leading, trailing);
    }

    /// <summary>A place made shorter by code points at its start and then at its end, as far as it has some.</summary>
    public static (int Start, int End) Trim(string text, (int Start, int End) place, int leading, int trailing)
    {
        var (start, end) = place;
        for (; leading > 0 && start < end; leading--)
        {
            Rune.DecodeFromUtf16(text.AsSpan(start), out _, out var width);
            start += width;
        }
        for (; trailing > 0 && end > start; trailing--)
        {
            Rune.DecodeLastFromUtf16(text.AsSpan(0, end), out _, out var width);
            end -= width;
        }
        return (start, end);
    }

    private static bool IsSpace(char unit) => (CharacterTable.Of(unit) & CharacterKinds.Space) != 0;
}
