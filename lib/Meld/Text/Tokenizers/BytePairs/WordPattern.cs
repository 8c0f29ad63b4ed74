using Meld.Text.Tokenizers.Unicode;

namespace Meld.Text.Tokenizers.BytePairs;

/// <summary>
/// GPT-2's pattern, by hand: <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>.
/// </summary>
internal static class WordPattern
{
    private const CharacterKinds Kinds = CharacterKinds.Letter | CharacterKinds.Number | CharacterKinds.Space;

    /// <summary>Where the word that starts at a place ends.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    /// <param name="start">Where it starts.</param>
    public static int EndOf(ReadOnlySpan<char> text, int start)
    {
        if (text[start] == '\'' && ContractionLength(text[(start + 1)..]) is > 0 and var length) return start + 1 + length;
        var first = text[start] == ' ' && start + 1 < text.Length ? start + 1 : start;
        var kind = CharacterTable.At(text, first, out var width) & Kinds;
        return kind == CharacterKinds.Space ? EndOfSpaces(text, start) : EndOfRun(text, first + width, kind);
    }

    private static int ContractionLength(ReadOnlySpan<char> text) => text switch
    {
        ['s' or 't' or 'm' or 'd', ..] => 1,
        ['r' or 'v', 'e', ..] or ['l', 'l', ..] => 2,
        _ => 0,
    };

    private static int EndOfRun(ReadOnlySpan<char> text, int end, CharacterKinds kind)
    {
        while (end < text.Length && (CharacterTable.At(text, end, out var width) & Kinds) == kind) end += width;
        return end;
    }

    /// <summary>White space but for the last one before a word, which a space belongs to.</summary>
    private static int EndOfSpaces(ReadOnlySpan<char> text, int start)
    {
        var end = EndOfRun(text, start + 1, CharacterKinds.Space);
        return end < text.Length && end - start > 1 ? end - 1 : end;
    }
}
