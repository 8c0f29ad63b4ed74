namespace Meld.Text.Tokenizers.WordPieces;

/// <summary>The pieces of a vocabulary, those that begin a word and those that go on with one.</summary>
internal sealed class PieceLookup
{
    private readonly Dictionary<string, int> beginnings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> continuations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> beginning;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> continuation;
    private readonly int longest;
    private readonly int longestWord;
    private readonly int unknown;

    /// <summary>The pieces of a vocabulary.</summary>
    public PieceLookup(IReadOnlyDictionary<string, int> vocabulary, int unknown, WordPieceSettings settings)
    {
        (this.unknown, longestWord) = (unknown, settings.LongestWord);
        foreach (var (token, id) in vocabulary)
        {
            beginnings.Add(token, id);
            if (token.StartsWith(settings.ContinuationPrefix, StringComparison.Ordinal)) continuations.Add(token[settings.ContinuationPrefix.Length..], id);
            longest = Math.Max(longest, token.Length);
        }
        (beginning, continuation) = (beginnings.GetAlternateLookup<ReadOnlySpan<char>>(), continuations.GetAlternateLookup<ReadOnlySpan<char>>());
    }

    /// <summary>Adds the pieces of the word at [from, to), or the unknown token where it has none or is too long.</summary>
    public void Add(AlignedText text, int from, int to, TokenBuffer tokens)
    {
        var word = text.Units[from..to];
        var known = tokens.Count;
        for (var (start, end) = (0, 0); start < word.Length; start = end)
        {
            var id = TooLong(word) ? -1 : Longest(word, start, out end);
            if (id >= 0)
            {
                tokens.Add(id, text.StartOf(from + start), text.EndOf(from + end - 1));
                continue;
            }
            tokens.KeepFirst(known);
            tokens.Add(unknown, text.StartOf(from), text.EndOf(to - 1));
            return;
        }
    }

    private int Longest(ReadOnlySpan<char> word, int start, out int end)
    {
        var lookup = start == 0 ? beginning : continuation;
        for (end = Math.Min(word.Length, start + longest); end > start; end--)
        {
            if (lookup.TryGetValue(word[start..end], out var id)) return id;
        }
        return -1;
    }

    private bool TooLong(ReadOnlySpan<char> word)
    {
        if (word.Length <= longestWord) return false;
        var count = 0;
        foreach (var _ in word.EnumerateRunes()) count++;
        return count > longestWord;
    }
}
