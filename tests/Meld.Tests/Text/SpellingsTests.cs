using Meld.Text;

namespace Meld.Tests.Text;

public sealed class SpellingsTests
{
    [Theory]
    [InlineData("n't", "not")]
    [InlineData("'ll", "will")]
    [InlineData("?!", "?")]
    [InlineData("see", "see|see|se|se")]
    [InlineData("soooo", "soooo|soo|so|so")]
    [InlineData("heyyy", "heyyy|heyy|hey|hey")]
    [InlineData("noooope", "noooope|noope|noope|nope")]
    [InlineData("coool", "coool|cool|cool|col")]
    [InlineData("a", "a|a|a|a")]
    public void Of_Word_IsLikeliestFirst(string word, string spellings) => Assert.Equal(spellings, string.Join('|', Spellings.Of(word)));
}
