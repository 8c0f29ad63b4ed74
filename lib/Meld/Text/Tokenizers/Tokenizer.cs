namespace Meld.Text.Tokenizers;

/// <summary>
/// A tokenizer of a published model, equal to that of Hugging Face's <c>tokenizers</c> library in ids and places. <see cref="Tokenizers.Load"/> reads one.
/// Safe for use from several threads.
/// </summary>
public abstract class Tokenizer : ITokenizer
{
    private static readonly string[] PaddingTokens = ["[PAD]", "<pad>", "<|endoftext|>"];

    private readonly TokenTable table;
    private readonly AddedTokenMatcher added;
    private readonly HashSet<int> special;
    private readonly (Composition Special, Composition Plain) single;
    private readonly (Composition Special, Composition Plain) pair;

    private protected Tokenizer(TokenizerParts parts)
    {
        var (template, plain) = (parts.Template, parts.Template.WithoutSpecial());
        table = parts.Table;
        single = (new Composition(template.Single, Finish), new Composition(plain.Single, Finish));
        pair = (new Composition(template.Pair, Finish), new Composition(plain.Pair, Finish));
        added = new AddedTokenMatcher(parts.Added.Where(token => !token.Normalized).Select(token => (token.Content, token)));
        special = [.. parts.Added.Where(token => token.Special).Select(token => token.Id)];
        PaddingId = PaddingTokens.Select(table.IdOf).FirstOrDefault(id => id is not null) ?? 0;
    }

    /// <inheritdoc/>
    public int VocabularySize => table.Count;

    /// <inheritdoc/>
    public int PaddingId { get; }

    /// <inheritdoc/>
    public TokenizedText Encode(string text, Truncation? truncation = null) => Encode(text, truncation, special: true);

    /// <inheritdoc cref="Encode(string, Truncation?)"/>
    /// <param name="text">Any text; unpaired surrogates are read as U+FFFD.</param>
    /// <param name="truncation">How much is kept; null for all.</param>
    /// <param name="special">Whether special tokens are put around it.</param>
    /// <exception cref="ArgumentException">The truncation leaves no room for the special tokens.</exception>
    public TokenizedText Encode(string text, Truncation? truncation, bool special) =>
        (special ? single.Special : single.Plain).Of(EncodeText(text, Scratch.Mine.First), null, truncation);

    /// <summary>The tokens of a pair of texts, as a model reads a text with the one before or after it. Truncation shortens the longer one first.</summary>
    /// <param name="first">Any text.</param>
    /// <param name="second">Any text.</param>
    /// <param name="truncation">How much is kept of both together; null for all.</param>
    /// <param name="special">Whether special tokens are put around them.</param>
    /// <exception cref="ArgumentException">The truncation leaves no room for the special tokens.</exception>
    public TokenizedText EncodePair(string first, string second, Truncation? truncation = null, bool special = true)
    {
        var scratch = Scratch.Mine;
        var (tokens, others) = (EncodeText(first, scratch.First), EncodeText(second, scratch.Second));
        return (special ? pair.Special : pair.Plain).Of(tokens, others, truncation);
    }

    /// <inheritdoc/>
    public int? IdOf(string token) => table.IdOf(token);

    /// <inheritdoc/>
    public string TokenOf(int id) => table[id];

    /// <summary>The tokens of a text as the vocabulary writes them.</summary>
    public IReadOnlyList<string> TokensOf(TokenizedText text) => [.. text.Ids.Select(TokenOf)];

    /// <summary>Whether an id is that of a special token, such as [CLS], rather than of text.</summary>
    public bool IsSpecial(int id) => special.Contains(id);

    /// <summary>The text of ids. It is the text that was encoded where nothing was unknown, lower-cased, stripped or spaced.</summary>
    /// <param name="ids">Ids of the vocabulary.</param>
    /// <param name="skipSpecial">Whether special tokens are left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id is not in the vocabulary.</exception>
    public string Decode(IEnumerable<int> ids, bool skipSpecial = true)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Join([.. ids.Where(id => !(skipSpecial && IsSpecial(id))).Select(TokenOf)]);
    }

    /// <summary>Adds the tokens of a piece of text without added tokens.</summary>
    /// <param name="text">Well-formed, not empty.</param>
    /// <param name="position">Where it starts in the whole text.</param>
    /// <param name="tokens">Where tokens go.</param>
    private protected abstract void EncodePiece(ReadOnlySpan<char> text, int position, TokenBuffer tokens);

    /// <summary>A last change to the places of the tokens that are kept.</summary>
    private protected virtual void Finish(TokenBuffer tokens, Range kept)
    {
    }

    /// <summary>The text of tokens.</summary>
    private protected abstract string Join(IReadOnlyList<string> tokens);

    private TokenBuffer EncodeText(string text, TokenBuffer tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        tokens.Begin(Characters.WellFormed(text));
        var whole = tokens.Text.AsSpan();
        for (var from = 0; from < whole.Length;)
        {
            var token = added.Next(whole, from, out var start, out var end);
            if (start > from) EncodePiece(whole[from..start], from, tokens);
            if (token is not null) tokens.Add(token.Id, start, end);
            from = end;
        }
        return tokens;
    }
}
