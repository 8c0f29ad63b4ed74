using System.Text;
using Meld.Text.Tokenizers.Unicode;
using Meld.Text.Tokenizers.WordPieces;

namespace Meld.Text.Tokenizers;

/// <summary>
/// BERT's tokenizer: a text is normalized and cut at white space and around punctuation, then each word is pieced together from the vocabulary, the longest
/// piece first (Devlin et al. 2019; <c>BertNormalizer</c>, <c>BertPreTokenizer</c> and <c>WordPiece</c> of Hugging Face's <c>tokenizers</c>).
/// </summary>
public sealed class WordPieceTokenizer : Tokenizer
{
    private readonly WordPieceSettings settings;
    private readonly BertNormalizer normalizer;
    private readonly PieceLookup pieces;
    private readonly AddedTokenMatcher added;

    internal WordPieceTokenizer(TokenizerParts parts, IReadOnlyDictionary<string, int> vocabulary, int unknown, WordPieceSettings settings)
        : base(parts)
    {
        this.settings = settings;
        normalizer = new BertNormalizer(settings);
        pieces = new PieceLookup(vocabulary, unknown, settings);
        added = new AddedTokenMatcher(parts.Added.Where(token => token.Normalized).Select(token => (Normalized(token.Content), token)).Where(pair => pair.Item1.Length > 0));
    }

    /// <summary>What is done to a text before words are looked up.</summary>
    public WordPieceSettings Settings => settings;

    private protected override void EncodePiece(ReadOnlySpan<char> text, int position, TokenBuffer tokens)
    {
        var normalized = Scratch.Mine.Normalized;
        normalized.Clear();
        normalizer.Normalize(text, position, normalized);
        for (var from = 0; from < normalized.Count;)
        {
            var token = added.Next(normalized.Units, from, out var start, out var end);
            AddWords(normalized, from, start, tokens);
            if (token is not null) tokens.Add(token.Id, normalized.StartOf(start), normalized.EndOf(end - 1));
            from = end;
        }
    }

    private void AddWords(AlignedText text, int from, int to, TokenBuffer tokens)
    {
        var units = text.Units[..to];
        var word = from;
        for (var (i, width) = (from, 1); i < to; i += width)
        {
            var kinds = CharacterTable.At(units, i, out width);
            if ((kinds & (CharacterKinds.Space | CharacterKinds.Punctuation)) == 0) continue;
            if (i > word) pieces.Add(text, word, i, tokens);
            if ((kinds & CharacterKinds.Punctuation) != 0) pieces.Add(text, i, i + width, tokens);
            word = i + width;
        }
        if (to > word) pieces.Add(text, word, to, tokens);
    }

    private protected override string Join(IReadOnlyList<string> tokens)
    {
        var text = new StringBuilder();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var continues = i > 0 && token.StartsWith(settings.ContinuationPrefix, StringComparison.Ordinal);
            var written = i == 0 ? token : continues ? token[settings.ContinuationPrefix.Length..] : " " + token;
            text.Append(settings.CleanDecoded ? DecodedText.Clean(written) : written);
        }
        return text.ToString();
    }

    private string Normalized(string content)
    {
        var text = new AlignedText();
        normalizer.Normalize(Characters.WellFormed(content), 0, text);
        return text.Units.ToString();
    }
}
