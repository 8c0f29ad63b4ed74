namespace Meld.Text;

/// <summary>
/// Word tokens as scikit-learn cuts them: a token is a maximal run of letters, numbers and underscores of at least a given length
/// (its default pattern <c>(?u)\b\w\w+\b</c> is length 2). With punctuation every other visible character is a token of its own, the
/// pattern <c>\w+|[^\w\s]</c>: in dialogue "?", "!" and "…" say much about the emotion.
/// </summary>
public static class WordTokens
{
    /// <summary>The tokens of <paramref name="text"/> in order; unpaired surrogates become U+FFFD. Lengths count code points.</summary>
    public static IReadOnlyList<string> Split(string text, int minLength, bool punctuation)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<string>();
        var (start, length, position) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Characters.IsWord(rune))
            {
                if (length++ == 0) start = position;
            }
            else
            {
                AddWord();
                if (punctuation && !Characters.IsSpace(rune)) tokens.Add(rune.ToString());
            }
            position += rune.Utf16SequenceLength;
        }
        AddWord();
        return tokens;

        void AddWord()
        {
            if (length > 0 && length >= minLength) tokens.Add(text[start..position]);
            length = 0;
        }
    }
}
