namespace Meld.Text.Tokenizers;

/// <summary>A thread's working memory, so that a text costs only its result.</summary>
internal sealed class Scratch
{
    [ThreadStatic]
    private static Scratch? mine;

    /// <summary>That of the calling thread.</summary>
    public static Scratch Mine => mine ??= new Scratch();

    /// <summary>Tokens of a text, or of the first of a pair.</summary>
    public TokenBuffer First { get; } = new();

    /// <summary>Tokens of the second text of a pair.</summary>
    public TokenBuffer Second { get; } = new();

    /// <summary>A piece of text, normalized.</summary>
    public AlignedText Normalized { get; } = new();
}
