using System.Text;

namespace Meld.Text;

/// <summary>Under which other spellings a word of dialogue may be found in a dictionary.</summary>
public static class Spellings
{
    private static readonly Dictionary<string, string> Contractions = new(StringComparer.Ordinal)
    {
        ["n't"] = "not",
        ["'m"] = "am",
        ["'re"] = "are",
        ["'ll"] = "will",
        ["'ve"] = "have",
        ["'d"] = "would",
        ["'s"] = "is",
        ["?!"] = "?",
    };

    /// <summary>
    /// The spellings of a lower-cased token of <see cref="DialogueTokens"/>, likeliest first: a contraction written out, or the word as it is, then with runs
    /// of a letter cut: <c>soooo</c>, <c>soo</c>, <c>so</c>. A spelling may come twice.
    /// </summary>
    public static IEnumerable<string> Of(string word)
    {
        if (Contractions.TryGetValue(word, out var full))
        {
            yield return full;
            yield break;
        }
        yield return word;
        var twice = Cut(word, longest: 2);
        yield return twice;
        yield return CutEnd(twice);
        yield return Cut(word, longest: 1);
    }

    /// <summary>Every run of one character cut to a length.</summary>
    private static string Cut(string word, int longest)
    {
        var cut = new StringBuilder(word.Length);
        var run = 0;
        for (var i = 0; i < word.Length; i++)
        {
            run = i > 0 && word[i] == word[i - 1] ? run + 1 : 1;
            if (run <= longest) cut.Append(word[i]);
        }
        return cut.ToString();
    }

    private static string CutEnd(string word)
    {
        var end = word.Length;
        while (end > 1 && word[end - 2] == word[^1]) end--;
        return word[..end];
    }
}
