using Meld.Display.Drawing;

namespace Meld.Tests.Display.Drawing;

public class TextWidthTests
{
    [Fact]
    public void Fit_LongText_IsCutWithAnEllipsis()
    {
        var fitted = TextWidth.Fit("a very long label that goes on", 80, 13);
        Assert.EndsWith("…", fitted, StringComparison.Ordinal);
        Assert.True(TextWidth.Of(fitted, 13) <= 80);
    }

    [Fact]
    public void Fit_ShortText_IsKept() => Assert.Equal("joy", TextWidth.Fit("joy", 80, 13));

    [Fact]
    public void Fit_ComposedEmoji_IsNeverSplit()
    {
        const string Family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
        for (var width = 0; width < 200; width++)
            Assert.Matches($"^({Family})*…?$", TextWidth.Fit(Family + Family, width, 13));
    }

    [Fact]
    public void Wrap_LongTitle_BreaksAtSpaces()
    {
        var lines = TextWidth.Wrap("From one emotion to the next, with the share of each", 200, 15);
        Assert.Equal("From one emotion to the next, with the share of each", string.Join(' ', lines));
        Assert.All(lines, line => Assert.True(TextWidth.Of(line, 15) <= 200));
    }

    [Fact]
    public void Columns_WideCharacters_TakeTwo() => Assert.Equal(7, TextWidth.Columns("ab\u4F60\U0001F600c"));

    [Fact]
    public void Columns_LoneSurrogate_TakesOne() => Assert.Equal(1, TextWidth.Columns("\uD83D"));
}
