using System.Text;
using Meld.Testing;
using Meld.Text;

namespace Meld.Tests.Text;

/// <summary>The expectations are the output of scikit-learn 1.2.1's analyzers on the same texts, terms sorted.</summary>
public sealed class AnalyzerTests
{
    [Fact]
    public void WordNgrams_DefaultPattern_EqualScikitLearn() =>
        Snapshot.Match(TermLists(new WordNgrams(1, 2, MinLength: 2, Punctuation: false)), "terms-words");

    [Fact]
    public void WordNgrams_PunctuationAndOneLetterWords_EqualScikitLearn() =>
        Snapshot.Match(TermLists(new WordNgrams(1, 2, MinLength: 1, Punctuation: true)), "terms-words-and-punctuation");

    [Fact]
    public void CharacterNgrams_EqualScikitLearn() => Snapshot.Match(TermLists(new CharacterNgrams(3, 5)), "terms-characters");

    [Theory]
    [InlineData("", "")]
    [InlineData(" \t ", "")]
    [InlineData("a", "[ a ]")]
    [InlineData("ab", "[ ab][ ab ][ab ]")]
    public void CharacterNgrams_ShortWord_CountsOnceWhole(string text, string expected) =>
        Assert.Equal(expected, string.Concat(new CharacterNgrams(3, 5).Terms(text).Order(StringComparer.Ordinal).Select(term => $"[{term}]")));

    [Fact]
    public void Analyzers_UnpairedSurrogate_BecomesReplacementCharacter()
    {
        Assert.Equal(["\uFFFD"], new WordNgrams(1, 1, MinLength: 1, Punctuation: true).Terms("\uD83D"));
        Assert.Equal([" \uFFFD "], new CharacterNgrams(3, 3).Terms("\uD83D"));
    }

    [Fact]
    public void Analyzers_EmptyNgram_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WordNgrams(0, 1, 1, true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CharacterNgrams(0, 1));
    }

    private static string TermLists(ITextAnalyzer analyzer)
    {
        var lines = new StringBuilder();
        foreach (var text in Sentences.All)
        {
            foreach (var term in analyzer.Terms(text.ToLowerInvariant()).Order(StringComparer.Ordinal)) lines.Append($"[{Sentences.Escape(term)}]\n");
            lines.Append("--\n");
        }
        return lines.ToString();
    }
}
