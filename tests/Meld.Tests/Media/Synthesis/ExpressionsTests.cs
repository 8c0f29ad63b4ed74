using Meld.Media.Synthesis;
using static Meld.Media.Synthesis.ActionUnit;

namespace Meld.Tests.Media.Synthesis;

public sealed class ExpressionsTests
{
    [Fact]
    public void Faces_AreThePrototypesOfTheirEmotions()
    {
        Assert.Equal([CheekRaiser, LipCornerPuller], Strong("joy"));
        Assert.Equal([InnerBrowRaiser, LipCornerDepressor, ChinRaiser], Strong("sadness"));
        Assert.Equal([BrowLowerer, LidTightener, LipPressor], Strong("anger"));
        Assert.Equal([InnerBrowRaiser, OuterBrowRaiser, BrowLowerer, UpperLidRaiser, LipStretcher], Strong("fear"));
        Assert.Equal([LidTightener, NoseWrinkler, UpperLipRaiser], Strong("disgust"));
        Assert.Equal([InnerBrowRaiser, OuterBrowRaiser, UpperLidRaiser, JawDrop], Strong("surprise"));
        Assert.Empty(Strong("neutral"));
    }

    [Fact]
    public void Surprise_ShowsItsSentiment()
    {
        Assert.True(Expressions.Of("surprise", "positive")[LipCornerPuller] > 0.3f);
        Assert.Equal(0, Expressions.Of("surprise", "negative")[LipCornerPuller]);
        Assert.True(Expressions.Of("surprise", "negative")[BrowLowerer] > 0);
    }

    [Fact]
    public void Expression_AddsAndScalesUnitByUnit()
    {
        var sum = new Expression { [JawDrop] = 0.5f }.Plus(new() { [JawDrop] = 0.25f, [HeadTurn] = -0.5f }).Scaled(2);

        Assert.Equal((1.5f, -1f, 0f), (sum[JawDrop], sum[HeadTurn], sum[CheekRaiser]));
        Assert.Equal((1f, -1f), (sum.Clamped()[JawDrop], sum.Scaled(3).Clamped()[HeadTurn]));
        Assert.Equal(0, sum.With(JawDrop, -1).Clamped()[JawDrop]);
    }

    private static IEnumerable<ActionUnit> Strong(string emotion)
    {
        var face = Expressions.Of(emotion, "neutral");
        return Enum.GetValues<ActionUnit>().Where(unit => unit < HeadTurn && face[unit] >= 0.5f);
    }
}
