namespace Meld.Text.Tokenizers;

/// <summary>How a <see cref="WordPieceTokenizer"/> treats a text before it looks words up. Defaults are those of the uncased BERT models.</summary>
public sealed record WordPieceSettings
{
    /// <summary>Whether words are lower-cased.</summary>
    public bool LowerCase { get; init; } = true;

    /// <summary>Whether accents are stripped.</summary>
    public bool StripAccents { get; init; } = true;

    /// <summary>Whether control characters are left out and all white space becomes a space.</summary>
    public bool CleanText { get; init; } = true;

    /// <summary>Whether every Chinese character is a word of its own.</summary>
    public bool SpaceIdeographs { get; init; } = true;

    /// <summary>The token of a word that cannot be pieced together.</summary>
    public string Unknown { get; init; } = "[UNK]";

    /// <summary>What begins every piece but a word's first.</summary>
    public string ContinuationPrefix { get; init; } = "##";

    /// <summary>The most code points of a word; a longer one is unknown.</summary>
    public int LongestWord { get; init; } = 100;

    /// <summary>Whether decoding takes out the spaces before punctuation and in contractions.</summary>
    public bool CleanDecoded { get; init; } = true;

    /// <summary>The settings of the cased BERT models.</summary>
    public static WordPieceSettings Cased { get; } = new() { LowerCase = false, StripAccents = false };
}
