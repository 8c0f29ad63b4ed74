namespace Meld.Text.Tokenizers.Files;

/// <summary>A <c>vocab.txt</c>: one token a line, the first line's id is 0.</summary>
internal static class VocabularyText
{
    /// <summary>The id of each token.</summary>
    /// <exception cref="TokenizerException">The file cannot be read, a line is empty, or a token comes twice.</exception>
    public static Dictionary<string, int> Read(string path)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (number, token) in TokenizerFile.Lines(path))
        {
            if (token.Length == 0) throw new TokenizerException(path, TokenizerException.Line(number), "the line is empty; every line is a token.");
            if (ids.TryAdd(token, number - 1)) continue;
            var first = TokenizerException.Line(ids[token] + 1);
            throw new TokenizerException(path, TokenizerException.Line(number), $"the token {TokenizerException.Quote(token)} is already on {first}.");
        }
        return ids;
    }
}
