using Meld.Text;

namespace Meld.Tests.Text;

public sealed class VocabularyTests
{
    [Fact]
    public void Of_NumbersWordsInOrdinalOrder_AfterPaddingAndUnknown()
    {
        var vocabulary = Vocabulary.Of([["b", "a"], ["c", "b"]]);

        Assert.Equal(["a", "b", "c"], vocabulary.Words);
        Assert.Equal(5, vocabulary.Count);
        Assert.Equal([2, 3, 4, Vocabulary.Unknown], new[] { "a", "b", "c", "d" }.Select(vocabulary.IdOf));
    }

    [Fact]
    public void Of_DropsRareWords()
    {
        Assert.Equal(["b"], Vocabulary.Of([["b", "a"], ["c", "b"]], minCount: 2).Words);
    }

    [Theory]
    [InlineData]
    [InlineData("a")]
    [InlineData("été", "…", "🙂")]
    public void FromBytes_ReadsWhatToBytesWrote(params string[] words)
    {
        Assert.Equal(words, Vocabulary.FromBytes(new Vocabulary(words).ToBytes()).Words);
    }

    [Fact]
    public void Constructor_RefusesWordsThatCouldNotBeToldApart()
    {
        Assert.Contains("\"a\" occurs twice", Assert.Throws<ArgumentException>(() => new Vocabulary(["a", "a"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Vocabulary(["a\nb"]));
    }
}
