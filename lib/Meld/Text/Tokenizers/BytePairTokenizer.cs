using System.Text;
using Meld.Text.Tokenizers.BytePairs;

namespace Meld.Text.Tokenizers;

/// <summary>
/// GPT-2's tokenizer: a text is cut into words with the space before them, and the UTF-8 bytes of each word are merged pair by pair, the pair learnt first
/// first (Radford et al. 2019; <c>ByteLevel</c> and <c>BPE</c> of Hugging Face's <c>tokenizers</c>). No text is unknown to it.
/// </summary>
public sealed class BytePairTokenizer : Tokenizer
{
    private readonly BytePairSettings settings;
    private readonly WordMerges words;
    private readonly AddedTokenMatcher added;

    // How many spaces each token has at its ends; null of added tokens, whose spaces the text decides.
    private readonly (int Leading, int Trailing)?[] spaces;

    internal BytePairTokenizer(TokenizerParts parts, BytePairModel model, BytePairSettings settings)
        : base(parts)
    {
        this.settings = settings;
        words = new WordMerges(model);
        added = new AddedTokenMatcher(parts.Added.Where(token => token.Normalized).Select(token => (token.Content, token)));
        spaces = [.. parts.Table.Tokens.Select(token => ((int, int)?)ByteLetters.SpacesOf(token))];
        foreach (var token in parts.Added) spaces[token.Id] = null;
    }

    /// <summary>How the ends of texts and tokens are treated.</summary>
    public BytePairSettings Settings => settings;

    private protected override void EncodePiece(ReadOnlySpan<char> text, int position, TokenBuffer tokens)
    {
        for (var from = 0; from < text.Length;)
        {
            var token = added.Next(text, from, out var start, out var end);
            if (start > from) AddWords(text[from..start], position + from, tokens);
            if (token is not null) tokens.Add(token.Id, position + start, position + end);
            from = end;
        }
    }

    private void AddWords(ReadOnlySpan<char> text, int position, TokenBuffer tokens)
    {
        if (settings.AddPrefixSpace && text[0] != ' ')
        {
            AddAfterSpace(text, position, tokens);
            return;
        }
        for (var (start, end) = (0, 0); start < text.Length; start = end)
        {
            end = WordPattern.EndOf(text, start);
            words.Add(text[start..end], position + start, tokens);
        }
    }

    /// <summary>The words of a text with a space before it, which lies where the text's first character does.</summary>
    private void AddAfterSpace(ReadOnlySpan<char> text, int position, TokenBuffer tokens)
    {
        var known = tokens.Count;
        var spaced = string.Concat(" ", text).AsSpan();
        Rune.DecodeFromUtf16(text, out _, out var firstWidth);
        for (var (start, end) = (0, 0); start < spaced.Length; start = end)
        {
            end = WordPattern.EndOf(spaced, start);
            words.Add(spaced[start..end], start, tokens);
        }
        var starts = tokens.Starts[known..];
        var ends = tokens.Ends[known..];
        for (var i = 0; i < starts.Length; i++)
            (starts[i], ends[i]) = (position + Math.Max(starts[i] - 1, 0), position + (ends[i] == 1 ? firstWidth : ends[i] - 1));
    }

    private protected override void Finish(TokenBuffer tokens, Range kept)
    {
        if (!settings.TrimOffsets) return;
        var ids = tokens.Ids[kept];
        var starts = tokens.Starts[kept];
        var ends = tokens.Ends[kept];
        for (var i = 0; i < ids.Length; i++)
        {
            var (leading, trailing) = spaces[ids[i]] ?? TrimmedText.SpacesOf(tokens.Text.AsSpan(starts[i]..ends[i]));
            if (leading == 1 && settings.KeepFirstSpace && (i == 0 || starts[i] == 0)) leading = 0;
            (starts[i], ends[i]) = TrimmedText.Trim(tokens.Text, (starts[i], ends[i]), leading, trailing);
        }
    }

    private protected override string Join(IReadOnlyList<string> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens) bytes.AddRange(ByteLetters.BytesOf(token));
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
