using System.Text;

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
        var (word, length) = (new StringBuilder(), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Characters.IsWord(rune))
            {
                word.Append(rune.ToString());
                length++;
                continue;
            }
            Flush();
            if (punctuation && !Characters.IsSpace(rune)) tokens.Add(rune.ToString());
        }
        Flush();
        return tokens;

        void Flush()
        {
            if (length > 0 && length >= minLength) tokens.Add(word.ToString());
            word.Clear();
            length = 0;
        }
    }
}
