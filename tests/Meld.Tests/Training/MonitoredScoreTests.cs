using Meld.Corpus;
using Meld.Training;

namespace Meld.Tests.Training;

public sealed class MonitoredScoreTests
{
    private static readonly EpochResult Epoch = new(1, 10, 0.1, 2, 3, [new(Head.Emotion, 4, 5, 0.6, 0.7, 0.8), new(Head.Sentiment, 6, 7, 0.3, 0.4, 0.5)], true);

    [Theory]
    [InlineData("dev.emotion.weighted_f1", 0.7)]
    [InlineData("dev.emotion.macro_f1", 0.8)]
    [InlineData("dev.sentiment.accuracy", 0.3)]
    [InlineData("dev.sentiment.loss", 7)]
    [InlineData("dev.loss", 3)]
    public void Of_EveryName_IsThatNumber(string name, double expected) => Assert.Equal(expected, MonitoredScore.Parse(name, Heads.All).Of(Epoch));

    [Theory]
    [InlineData("dev.sentiment.loss")]
    [InlineData("test.emotion.weighted_f1")]
    [InlineData("dev.emotion.f1")]
    public void Parse_NoScoreOfTheHeads_NamesThoseThatAre(string name)
    {
        var error = Assert.Throws<ArgumentException>(() => MonitoredScore.Parse(name, [Head.Emotion]));
        Assert.Contains($"'{name}'", error.Message);
        Assert.Contains("dev.emotion.weighted_f1, dev.emotion.macro_f1, dev.emotion.accuracy, dev.emotion.loss, dev.loss", error.Message);
    }

    [Fact]
    public void IsBetter_Scores_MoreIsBetterAndOfEqualsTheEarlierStays()
    {
        var score = MonitoredScore.Parse("dev.emotion.accuracy", Heads.All);
        Assert.True(score.IsBetter(0, null));
        Assert.True(score.IsBetter(0.5, 0.4));
        Assert.False(score.IsBetter(0.5, 0.5));
        Assert.False(score.IsBetter(double.NaN, null));
    }

    [Fact]
    public void IsBetter_Losses_LessIsBetter()
    {
        var score = MonitoredScore.Parse("dev.emotion.loss", Heads.All);
        Assert.True(score.IsBetter(0.4, 0.5));
        Assert.False(score.IsBetter(0.5, 0.4));
        Assert.False(score.IsBetter(double.NaN, 0.4));
    }
}
