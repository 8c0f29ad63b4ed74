using System.Text;
using Meld.Text.Tokenizers.Unicode;

namespace Meld.Tests.Text.Tokenizers.Unicode;

public sealed class CharacterTableTests
{
    [Theory]
    [InlineData('a', CharacterKinds.Letter)]
    [InlineData('A', CharacterKinds.Letter | CharacterKinds.Changing)]
    [InlineData('7', CharacterKinds.Number)]
    [InlineData('$', CharacterKinds.Punctuation)]
    [InlineData('’', CharacterKinds.Punctuation)]
    [InlineData(' ', CharacterKinds.Space)]
    [InlineData('\t', CharacterKinds.Space)]
    [InlineData('\v', CharacterKinds.Space | CharacterKinds.Removed)]
    [InlineData(0x85, CharacterKinds.Space | CharacterKinds.Removed)]
    [InlineData(0x200D, CharacterKinds.Removed)]
    [InlineData(0xFFFD, CharacterKinds.Removed)]
    [InlineData(0x301, CharacterKinds.NonspacingMark | CharacterKinds.Changing)]
    [InlineData(0x4E00, CharacterKinds.Letter | CharacterKinds.Ideograph)]
    [InlineData(0x2B820, CharacterKinds.Letter)]
    [InlineData(0xAC00, CharacterKinds.Letter | CharacterKinds.Changing)]
    [InlineData(0x1F600, CharacterKinds.None)]
    // A mark of Unicode 9 and a punctuation mark of Unicode 9: neither is one to the library.
    [InlineData(0x8D4, CharacterKinds.Changing)]
    [InlineData(0x2E43, CharacterKinds.None)]
    // A mark in Unicode 8, none since.
    [InlineData(0x1734, CharacterKinds.NonspacingMark | CharacterKinds.Changing)]
    public void Of_CodePoint_IsWhatTheLibrarySays(int codePoint, object kinds) => Assert.Equal((CharacterKinds)kinds, CharacterTable.Of(codePoint));

    [Fact]
    public void At_Text_ReadsWholeCodePoints()
    {
        Assert.Equal(CharacterKinds.Letter | CharacterKinds.Ideograph, CharacterTable.At("x\U00020000", 1, out var width));
        Assert.Equal(2, width);
    }

    /// <summary>.NET 10's own data agree where they can: a runtime that differs here has not changed what tokenizers do.</summary>
    [Fact]
    public void Of_Letters_AreThoseOfUnicode16()
    {
        var differing = Enumerable.Range(0, 0x110000).Where(Rune.IsValid)
            .Where(code => CharacterTable.Of(code).HasFlag(CharacterKinds.Letter) != Rune.IsLetter(new Rune(code)) && Rune.GetUnicodeCategory(new Rune(code)) != System.Globalization.UnicodeCategory.OtherNotAssigned);

        Assert.Empty(differing);
    }

    [Theory]
    [InlineData(0x130, "i\u0307")]
    [InlineData(0x1E9E, "ß")]
    [InlineData(0x3A3, "σ")]
    [InlineData(0x10400, "\U00010428")]
    [InlineData('z', "")]
    public void LowerOf_CodePoint_IsOfItselfAlone(int codePoint, string expected) => Assert.Equal(expected, Text(CharacterForms.LowerOf(codePoint)));

    [Theory]
    [InlineData(0xE9, "e\u0301")]
    [InlineData(0x1EAD, "a\u0323\u0302")]
    [InlineData(0xAC01, "\u1100\u1161\u11A8")]
    [InlineData(0xAC00, "\u1100\u1161")]
    [InlineData(0xF900, "\u8C48")]
    [InlineData(0xFB01, "")]
    public void PartsOf_CodePoint_IsItsCanonicalDecomposition(int codePoint, string expected) => Assert.Equal(expected, Text(CharacterForms.PartsOf(codePoint, new int[3])));

    [Fact]
    public void OrderOf_Marks_FollowsTheirClasses()
    {
        Assert.Equal(0, CharacterForms.OrderOf('a'));
        Assert.True(CharacterForms.OrderOf(0x334) < CharacterForms.OrderOf(0x327));
        Assert.True(CharacterForms.OrderOf(0x327) < CharacterForms.OrderOf(0x323));
        Assert.True(CharacterForms.OrderOf(0x323) < CharacterForms.OrderOf(0x301));
        Assert.Equal(CharacterForms.OrderOf(0x301), CharacterForms.OrderOf(0x302));
    }

    private static string Text(ReadOnlySpan<int> codePoints)
    {
        var text = new StringBuilder();
        foreach (var code in codePoints) text.Append(new Rune(code));
        return text.ToString();
    }
}
