using Meld.Testing;
using Meld.Text.Tokenizers;
using Pretrained = Meld.Text.Tokenizers.Tokenizers;

namespace Meld.Tests.Text.Tokenizers;

public sealed class WordPieceTokenizerTests
{
    private static readonly string[] Vocabulary =
        ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "un", "##aff", "##able", "a", "cafe", "istanbul", "’", "“", "…", "s", "漢", "字", "The", "the", "i", "##t", "σ", "##σ", ".", "e"];

    [Theory]
    [InlineData("unaffable", "un ##aff ##able")]
    [InlineData("UnAFFable a", "un ##aff ##able a")]
    [InlineData("unaffablex a", "[UNK] a")]
    [InlineData("Café cafe\u0301 CAFÉ", "cafe cafe cafe")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("it’s a…“a", "i ##t ’ s a … “ a")]
    [InlineData("a漢字a", "a 漢 字 a")]
    [InlineData("a\u0000u\u00adn\ufffd\u200d a\u0085", "[UNK] a")]
    [InlineData("u\u00adn\u200d\t\u00a0\u3000\na", "un a")]
    [InlineData("ΣΣ", "σ ##σ")]
    [InlineData("[MASK][mask]", "[MASK] [UNK] [UNK] [UNK]")]
    [InlineData("a\ud83da", "[UNK]")]
    [InlineData("\ud83d", "")]
    [InlineData("", "")]
    public void Encode_Uncased_CutsAsBert(string text, string expected)
    {
        var tokenizer = Load(new WordPieceSettings());

        Assert.Equal($"[CLS] {expected} [SEP]".Replace("  ", " ", StringComparison.Ordinal), string.Join(' ', tokenizer.TokensOf(tokenizer.Encode(text))));
    }

    [Fact]
    public void Encode_Cased_KeepsCapitalsAndAccents()
    {
        var tokenizer = Load(WordPieceSettings.Cased);

        Assert.Equal(["[CLS]", "The", "the", "[UNK]", "[SEP]"], tokenizer.TokensOf(tokenizer.Encode("The the é")));
    }

    [Fact]
    public void Encode_ChangedLengths_PlacesAreOfTheOriginal()
    {
        var text = "E\u0301 \ud83dCafé\u200d 漢İstanbul.";

        var encoded = Load(new WordPieceSettings()).Encode(text);

        Assert.Equal(["", "E", "Café", "漢", "İstanbul", ".", ""], encoded.Offsets.Select(offset => text[offset.Start..offset.End]));
    }

    [Theory]
    [InlineData(100, "[UNK]")]
    [InlineData(101, "[UNK]")]
    public void Encode_LongWord_IsUnknownAsAWhole(int length, string expected)
    {
        var tokenizer = Load(new WordPieceSettings { LongestWord = 100 }, [.. Vocabulary, "##😀"]);
        var text = "a" + string.Concat(Enumerable.Repeat("😀", length - 1));

        var tokens = tokenizer.TokensOf(tokenizer.Encode(text, null, special: false));

        if (length > 100) Assert.Equal([expected], tokens);
        else Assert.Equal(100, tokens.Count);
    }

    [Fact]
    public void EncodePair_TwoTexts_HaveTheirTypes()
    {
        var tokenizer = Load(new WordPieceSettings());

        var pair = tokenizer.EncodePair("the a", "un.");

        Assert.Equal(["[CLS]", "the", "a", "[SEP]", "un", ".", "[SEP]"], tokenizer.TokensOf(pair));
        Assert.Equal([0, 0, 0, 0, 1, 1, 1], pair.TypeIds);
        Assert.Equal((0, 2), pair.Offsets[4]);
    }

    [Theory]
    [InlineData(5, TruncationSide.Right, "[CLS] the a e [SEP]")]
    [InlineData(5, TruncationSide.Left, "[CLS] e s . [SEP]")]
    [InlineData(2, TruncationSide.Left, "[CLS] [SEP]")]
    [InlineData(9, TruncationSide.Left, "[CLS] the a e s . [SEP]")]
    public void Encode_Truncation_CountsSpecialTokens(int tokens, TruncationSide side, string expected)
    {
        var tokenizer = Load(new WordPieceSettings());

        Assert.Equal(expected, string.Join(' ', tokenizer.TokensOf(tokenizer.Encode("the a e s.", new Truncation(tokens, side)))));
    }

    [Theory]
    [InlineData(8, "the the a e s")]
    [InlineData(7, "the the a e")]
    [InlineData(4, "the")]
    [InlineData(3, "")]
    public void EncodePair_Truncation_ShortensTheLongerFirst(int tokens, string expected)
    {
        var tokenizer = Load(new WordPieceSettings());

        var pair = tokenizer.EncodePair("the", "the a e s . .", new Truncation(tokens));

        Assert.Equal(tokens, pair.Count);
        Assert.Equal(expected, tokenizer.Decode(pair.Ids));
    }

    [Fact]
    public void Encode_NoRoomForSpecialTokens_Throws()
    {
        var error = Assert.Throws<ArgumentException>(() => Load(new WordPieceSettings()).Encode("a", new Truncation(1)));

        Assert.StartsWith("1 tokens leave no room for the 2 special ones.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_Tokens_JoinsPiecesAndPunctuation()
    {
        var tokenizer = Load(new WordPieceSettings());
        var ids = tokenizer.Encode("Unaffable it. [MASK]").Ids;

        Assert.Equal("unaffable it.", tokenizer.Decode(ids));
        Assert.Equal("[CLS] unaffable it. [MASK] [SEP]", tokenizer.Decode(ids, skipSpecial: false));
        Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.Decode([99]));
    }

    [Fact]
    public void Encode_FromSeveralThreads_IsTheSame()
    {
        var (tokenizer, texts) = (TokenizerFixtures.WordPiece, RandomTexts.Make(seed: 3, count: 200));
        var expected = texts.Select(text => tokenizer.Encode(text).Ids.ToArray()).ToArray();

        var found = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(text => tokenizer.Encode(text).Ids.ToArray()).ToArray();

        Assert.Equal(expected, found);
    }

    private static WordPieceTokenizer Load(WordPieceSettings settings, IEnumerable<string>? vocabulary = null)
    {
        using var folder = new TemporaryDirectory();
        return Pretrained.WordPiece(folder.Write("vocab.txt", string.Join('\n', vocabulary ?? Vocabulary)), settings);
    }
}
