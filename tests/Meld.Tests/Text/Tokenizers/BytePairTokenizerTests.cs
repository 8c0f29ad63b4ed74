using System.Diagnostics;
using System.Text.Json;
using Meld.Testing;
using Meld.Text.Tokenizers;
using Meld.Text.Tokenizers.BytePairs;
using Pretrained = Meld.Text.Tokenizers.Tokenizers;

namespace Meld.Tests.Text.Tokenizers;

public sealed class BytePairTokenizerTests
{
    [Theory]
    [InlineData("I'm sure you'll see", "I|'m| sure| you|'ll| see")]
    [InlineData("'Re ' s 're's", "'|Re| '| s| '|re|'s")]
    [InlineData("  two   spaces ", " | two|  | spaces| ")]
    [InlineData("\t\nx\r\n", "\t|\n|x|\r\n")]
    [InlineData("a1²Ⅷb 12x", "a|1²Ⅷ|b| 12|x")]
    [InlineData("“No…” ’s", "“|No|…”| ’|s")]
    [InlineData("漢字かな 한국어", "漢字かな| 한국어")]
    [InlineData("a\u0301b \u0301", "a|\u0301|b| \u0301")]
    [InlineData("😀👍🏽 x", "😀👍🏽| x")]
    [InlineData("x\u0085\ufeffy\u00a0 z", "x|\u0085|\ufeff|y|\u00a0| z")]
    public void WordPattern_Text_CutsAsGpt2(string text, string expected)
    {
        var words = new List<string>();
        for (var (start, end) = (0, 0); start < text.Length; start = end)
        {
            end = WordPattern.EndOf(text, start);
            words.Add(text[start..end]);
        }

        Assert.Equal(expected, string.Join('|', words));
    }

    [Fact]
    public void Encode_Merges_GoInTheOrderTheyWereLearnt()
    {
        var tokenizer = Load(["l o", "lo w", "e r", "low er", "Ġ l"], "low", "lo", "er", "lower", "Ġl");

        Assert.Equal(["lower", "Ġ", "lo", "Ġ", "low", "l"], tokenizer.TokensOf(tokenizer.Encode("lower lo lowl")));
    }

    [Fact]
    public void Encode_Text_DecodesToItself()
    {
        foreach (var text in RandomTexts.Make(seed: 5, count: 300).Append("Ros’ “Hi…” 😀 漢字\0\t"))
            Assert.Equal(Characters(text), TokenizerFixtures.BytePair.Decode(TokenizerFixtures.BytePair.Encode(text).Ids, skipSpecial: false));

        static string Characters(string text) => string.Concat(text.EnumerateRunes());
    }

    [Fact]
    public void Encode_SpecialTokenInText_IsRecognisedWhole()
    {
        var tokenizer = TokenizerFixtures.BytePair;

        var encoded = tokenizer.Encode("a<|endoftext|>");

        Assert.Equal(["a", "<|endoftext|>"], tokenizer.TokensOf(encoded));
        Assert.Equal((1, 14), encoded.Offsets[1]);
        Assert.True(tokenizer.IsSpecial(encoded.Ids[1]));
        Assert.Equal("a", tokenizer.Decode(encoded.Ids));
        Assert.Equal(tokenizer.IdOf("<|endoftext|>"), tokenizer.PaddingId);
    }

    [Fact]
    public void Encode_PartOfACharacter_LiesWhereTheCharacterDoes()
    {
        var encoded = TokenizerFixtures.BytePair.Encode("a😀");

        Assert.Equal([(0, 1), (1, 3), (1, 3), (1, 3), (1, 3)], encoded.Offsets);
    }

    [Fact]
    public void Encode_PrefixSpace_MakesTheFirstWordLikeAnyOther()
    {
        using var folder = new TemporaryDirectory();
        var tokenizer = Pretrained.BytePair(TokenizerFixtures.PathOf("vocab.json"), TokenizerFixtures.PathOf("merges.txt"), new BytePairSettings { AddPrefixSpace = true });

        Assert.Equal(tokenizer.TokensOf(tokenizer.Encode(" you")), tokenizer.TokensOf(tokenizer.Encode("you")));
        Assert.Equal((0, 3), tokenizer.Encode("you").Offsets[^1]);
    }

    [Theory]
    [InlineData('a')]
    [InlineData(' ')]
    [InlineData('漢')]
    public void Encode_OneHugeWord_TakesBoundedTime(char unit)
    {
        var tokenizer = Load(["a a", "aa aa", "aaaa aaaa", "Ġ Ġ"], "aa", "aaaa", "aaaaaaaa", "ĠĠ");
        var clock = Stopwatch.StartNew();

        var count = tokenizer.Encode(new string(unit, 1 << 18)).Count;

        Assert.InRange(count, 1 << 15, 3 << 18);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
    }

    private static BytePairTokenizer Load(string[] merges, params string[] tokens)
    {
        using var folder = new TemporaryDirectory();
        var all = Enumerable.Range(0, 256).Select(value => ByteLetters.Of((byte)value).ToString()).Concat(tokens);
        var vocabulary = folder.Write("vocab.json", JsonSerializer.Serialize(all.Select((token, id) => (token, id)).ToDictionary()));
        return Pretrained.BytePair(vocabulary, folder.Write("merges.txt", "#version: 0.2\n" + string.Join('\n', merges)));
    }
}
