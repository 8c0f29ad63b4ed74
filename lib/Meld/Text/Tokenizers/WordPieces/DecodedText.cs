namespace Meld.Text.Tokenizers.WordPieces;

/// <summary>The last step of decoding.</summary>
internal static class DecodedText
{
    private static readonly (string Spaced, string Joined)[] Replacements =
    [
        (" .", "."), (" ?", "?"), (" !", "!"), (" ,", ","), (" ' ", "'"), (" n't", "n't"), (" 'm", "'m"), (" do not", " don't"), (" 's", "'s"), (" 've", "'ve"),
        (" 're", "'re"),
    ];

    /// <summary>A token without the space that BERT's way of cutting put before punctuation and in contractions.</summary>
    public static string Clean(string token)
    {
        foreach (var (spaced, joined) in Replacements) token = token.Replace(spaced, joined, StringComparison.Ordinal);
        return token;
    }
}
