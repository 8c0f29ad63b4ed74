using Meld.Text;

namespace Meld.Tests.Text;

public sealed class WordShapesTests
{
    [Theory]
    [InlineData("no", WordShape.Plain)]
    [InlineData("!", WordShape.Plain)]
    [InlineData("80s", WordShape.Plain)]
    [InlineData("I", WordShape.Capitalized)]
    [InlineData("Joey", WordShape.Capitalized)]
    [InlineData("Sooo", WordShape.Capitalized)]
    [InlineData("NO", WordShape.Capitals)]
    [InlineData("NOOO", WordShape.Capitals)]
    [InlineData("sooo", WordShape.Stretched)]
    [InlineData("...", WordShape.Stretched)]
    [InlineData("soo", WordShape.Plain)]
    public void Of_Word_IsHowItIsWritten(string word, WordShape shape) => Assert.Equal(shape, WordShapes.Of(word));
}
