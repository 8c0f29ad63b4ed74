namespace Meld.Text.Tokenizers;

/// <summary>Texts in tokens, filled up to one length; arrays are <c>[texts, length]</c>, row by row.</summary>
/// <param name="Texts">How many texts.</param>
/// <param name="Length">How many tokens each is filled up to.</param>
/// <param name="Ids">The id of each token.</param>
/// <param name="Mask">1 where there is a token, 0 where a text is filled up.</param>
/// <param name="TypeIds">The type id of each token, 0 where a text is filled up.</param>
public sealed record TokenBatch(int Texts, int Length, long[] Ids, long[] Mask, long[] TypeIds)
{
    /// <summary>Puts texts into a batch.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="paddingId">What fills up short ones: <see cref="ITokenizer.PaddingId"/>.</param>
    /// <param name="side">Where they are filled up.</param>
    /// <param name="length">The length; null for that of the longest.</param>
    /// <exception cref="ArgumentException">A text is longer than the length.</exception>
    public static TokenBatch Of(IReadOnlyList<TokenizedText> texts, int paddingId, PaddingSide side = PaddingSide.Right, int? length = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var longest = texts.Select(text => text.Count).DefaultIfEmpty(0).Max();
        if (length < longest) throw new ArgumentException($"A text has {longest} tokens, the batch is {length} long.", nameof(length));
        var columns = length ?? longest;
        var size = checked(texts.Count * columns);
        var batch = new TokenBatch(texts.Count, columns, new long[size], new long[size], new long[size]);
        batch.Ids.AsSpan().Fill(paddingId);
        for (var row = 0; row < texts.Count; row++) batch.Put(texts[row], row * columns + (side == PaddingSide.Left ? columns - texts[row].Count : 0));
        return batch;
    }

    private void Put(TokenizedText text, int at)
    {
        for (var i = 0; i < text.Count; i++) (Ids[at + i], Mask[at + i], TypeIds[at + i]) = (text.Ids[i], 1, text.TypeIds[i]);
    }
}
