using System.Buffers;
using Meld.Text.Tokenizers.Unicode;

namespace Meld.Text.Tokenizers;

/// <summary>Finds added tokens in a text: the leftmost, and of those that begin there the longest.</summary>
internal sealed class AddedTokenMatcher
{
    private readonly SearchValues<string>? contents;
    private readonly Dictionary<string, AddedToken> tokens = new(StringComparer.Ordinal);
    private readonly int[] lengths = [];

    /// <summary>A matcher for tokens.</summary>
    /// <param name="added">Each token with what it looks like in the text that is searched, not empty.</param>
    public AddedTokenMatcher(IEnumerable<(string Content, AddedToken Token)> added)
    {
        foreach (var (content, token) in added) tokens[content] = token;
        if (tokens.Count == 0) return;
        contents = SearchValues.Create([.. tokens.Keys], StringComparison.Ordinal);
        lengths = [.. tokens.Keys.Select(content => content.Length).Distinct().OrderDescending()];
    }

    /// <summary>Whether there is nothing to find.</summary>
    public bool IsEmpty => contents is null;

    /// <summary>The next token of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to look on.</param>
    /// <param name="start">Where the token starts, with white space that belongs to it; the text's length where there is none.</param>
    /// <param name="end">Where it ends, likewise.</param>
    /// <returns>The token; null where there is none.</returns>
    public AddedToken? Next(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        (start, end) = (text.Length, text.Length);
        if (contents is null || text[from..].IndexOfAny(contents) is not (>= 0 and var found)) return null;
        start = from + found;
        var token = Longest(text[start..], out var length);
        end = start + length;
        while (token.StripLeft && start > from && IsSpace(text[start - 1])) start--;
        while (token.StripRight && end < text.Length && IsSpace(text[end])) end++;
        return token;
    }

    private AddedToken Longest(ReadOnlySpan<char> text, out int length)
    {
        var lookup = tokens.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var possible in lengths)
        {
            if (possible > text.Length || !lookup.TryGetValue(text[..possible], out var token)) continue;
            length = possible;
            return token;
        }
        throw new InvalidOperationException("A token that was found is not there.");
    }

    private static bool IsSpace(char unit) => (CharacterTable.Of(unit) & CharacterKinds.Space) != 0;
}
