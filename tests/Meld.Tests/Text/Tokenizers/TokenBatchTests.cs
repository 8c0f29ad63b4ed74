using Meld.Text.Tokenizers;

namespace Meld.Tests.Text.Tokenizers;

public sealed class TokenBatchTests
{
    private static readonly TokenizedText[] Texts = [Text(5, 6, 7), Text(8), Text()];

    [Fact]
    public void Of_PaddingRight_FillsTheEnd()
    {
        var batch = TokenBatch.Of(Texts, paddingId: 9);

        Assert.Equal((3, 3), (batch.Texts, batch.Length));
        Assert.Equal([5, 6, 7, 8, 9, 9, 9, 9, 9], batch.Ids);
        Assert.Equal([1, 1, 1, 1, 0, 0, 0, 0, 0], batch.Mask);
        Assert.Equal([1, 1, 1, 1, 0, 0, 0, 0, 0], batch.TypeIds);
    }

    [Fact]
    public void Of_PaddingLeft_FillsTheBeginning()
    {
        var batch = TokenBatch.Of(Texts, paddingId: 9, PaddingSide.Left, length: 4);

        Assert.Equal([9, 5, 6, 7, 9, 9, 9, 8, 9, 9, 9, 9], batch.Ids);
        Assert.Equal([0, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0], batch.Mask);
    }

    [Fact]
    public void Of_NoTexts_IsEmpty() => Assert.Empty(TokenBatch.Of([], paddingId: 0).Ids);

    [Fact]
    public void Of_TooShort_Throws() =>
        Assert.StartsWith("A text has 3 tokens, the batch is 2 long.", Assert.Throws<ArgumentException>(() => TokenBatch.Of(Texts, 0, length: 2)).Message, StringComparison.Ordinal);

    private static TokenizedText Text(params int[] ids) => new(ids, new (int, int)[ids.Length]) { TypeIds = [.. ids.Select(_ => 1)] };
}
