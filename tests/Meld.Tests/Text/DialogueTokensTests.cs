using Meld.Text;

namespace Meld.Tests.Text;

public sealed class DialogueTokensTests
{
    [Theory]
    [InlineData("I don't know, Joey.", "I|do|n't|know|,|Joey|.")]
    [InlineData("You're sure we can't? I'LL go.", "You|'re|sure|we|ca|n't|?|I|'LL|go|.")]
    [InlineData("You’re “here”", "You|'re|\"|here|\"")]
    [InlineData("Oh my God!!!", "Oh|my|God|!|!")]
    [InlineData("What?!?! Why???", "What|?!|Why|?|?")]
    [InlineData("Well… I... uh.....", "Well|...|I|...|uh|...")]
    [InlineData("Ben-Gay – 'cause", "Ben|-|Gay|-|'|cause")]
    [InlineData("the '80s o'clock", "the|'|80s|o|'|clock")]
    [InlineData("ha \U0001F600!", "ha|\U0001F600|!")]
    [InlineData("", ".")]
    [InlineData(" \t\n", ".")]
    public void Split_Text_GivesWordsAndMarks(string text, string tokens) => Assert.Equal(tokens, string.Join('|', DialogueTokens.Split(text)));

    [Fact]
    public void Split_HalfACharacter_IsReplaced() => Assert.Equal(["so", "\uFFFD"], DialogueTokens.Split("so \uD800"));

    [Fact]
    public void Split_AnyCharacter_LeavesNoWhiteSpaceInATokenAndNoTokenEmpty()
    {
        var everything = string.Concat(Enumerable.Range(0, 0x3000).Select(unit => (char)unit));
        Assert.All(DialogueTokens.Split(everything), token => Assert.True(token.Length > 0 && !token.Any(char.IsWhiteSpace), $"\"{token}\""));
    }
}
