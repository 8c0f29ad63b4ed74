using Meld.Display;
using Meld.Display.Drawing;

namespace Meld.Tests.Display;

public class EmotionPaletteTests
{
    private static readonly string[] Emotions = ["anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise"];
    private static readonly string[] Sentiments = ["negative", "neutral", "positive"];

    [Theory]
    [InlineData("#ffffff")]
    [InlineData("#16181d")]
    public void Family_EveryColor_StandsOutFromThePage(string page)
    {
        foreach (var color in EmotionPalette.Family)
            Assert.True(Rgb.Contrast(Rgb.Parse(color), Rgb.Parse(page)) >= 3, $"{color} on {page}");
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("protanopia")]
    [InlineData("deuteranopia")]
    [InlineData("tritanopia")]
    public void Colors_AnyKindOfSight_AreToldApart(string kind)
    {
        Assert.True(Closest(Emotions.Select(emotion => EmotionPalette.Default[emotion]), kind) >= 16);
        Assert.True(Closest(Sentiments.Select(sentiment => EmotionPalette.Default[sentiment]), kind) >= 14);
        Assert.True(Closest(EmotionPalette.Family, kind) >= 7);
    }

    // Rows 1, 7, 17, 20 and 25 of the test data published with Sharma, Wu and Dalal 2005.
    [Theory]
    [InlineData(50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425)]
    [InlineData(50, 0, 0, 50, -1, 2, 2.3669)]
    [InlineData(50, 2.5, 0, 73, 25, -18, 27.1492)]
    [InlineData(50, 2.5, 0, 58, 24, 15, 19.4535)]
    [InlineData(60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644)]
    public void Distance_PublishedPairs_Agrees(double l1, double a1, double b1, double l2, double a2, double b2, double expected) =>
        Assert.Equal(expected, ColorVision.Distance((l1, a1, b1), (l2, a2, b2)), 4);

    [Fact]
    public void For_TenUnknownLabels_AllDiffer()
    {
        string[] labels = [.. Enumerable.Range(0, 10).Select(index => $"label {index}")];
        var palette = EmotionPalette.For(labels);
        Assert.Equal(10, labels.Select(label => palette[label]).Distinct().Count());
    }

    [Fact]
    public void For_KnownAndUnknownLabels_KeepsTheKnownAndRepeatsNoColor()
    {
        string[] labels = [.. Emotions, "excited", "frustrated", "other"];
        var palette = EmotionPalette.For(labels);
        Assert.All(Emotions, emotion => Assert.Equal(EmotionPalette.Default[emotion], palette[emotion]));
        Assert.Equal(10, labels.Select(label => palette[label]).Distinct().Count());
    }

    [Fact]
    public void For_MoreLabelsThanColors_Repeats()
    {
        string[] labels = [.. Enumerable.Range(0, 25).Select(index => $"label {index}")];
        var palette = EmotionPalette.For(labels);
        Assert.All(labels, label => Assert.Contains(palette[label], EmotionPalette.Family));
        Assert.Equal(palette["label 0"], palette["label 10"]);
    }

    [Fact]
    public void Indexer_UnknownLabel_IsTheSameInEveryProcess()
    {
        Assert.Equal(EmotionPalette.Default["excited"], EmotionPalette.For(["anger"])["Excited"]);
        Assert.Equal("#8E5277", EmotionPalette.Default["excited"]);
    }

    private static double Closest(IEnumerable<string> colors, string kind)
    {
        var seen = colors.Select(color => ColorVision.See(color, kind)).ToArray();
        return seen.SelectMany((one, index) => seen.Skip(index + 1).Select(other => ColorVision.Distance(one, other))).Min();
    }
}
