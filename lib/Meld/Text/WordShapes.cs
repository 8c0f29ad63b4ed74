namespace Meld.Text;

/// <summary>The shapes of words.</summary>
public static class WordShapes
{
    /// <summary>Number of shapes.</summary>
    public const int Count = 4;

    /// <summary>The shape of a word; of several the one of most capitals.</summary>
    /// <param name="word">A word or mark, not empty.</param>
    public static WordShape Of(string word)
    {
        if (word.Length > 1 && word.All(char.IsUpper)) return WordShape.Capitals;
        if (char.IsUpper(word[0])) return WordShape.Capitalized;
        return IsStretched(word) ? WordShape.Stretched : WordShape.Plain;
    }

    private static bool IsStretched(string word)
    {
        for (var i = 2; i < word.Length; i++)
        {
            if (word[i] == word[i - 1] && word[i] == word[i - 2]) return true;
        }
        return false;
    }
}
