using Meld.Display;
using Meld.Display.Plots;
using Meld.Testing;

namespace Meld.Tests.Display;

public class ChartsTests
{
    [Theory]
    [InlineData("bar")]
    [InlineData("line")]
    [InlineData("confusion")]
    [InlineData("histogram")]
    [InlineData("reliability")]
    [InlineData("flow diagram")]
    public void ToSvg_Example_IsAsBefore(string name) => Snapshot.Match(((Chart)DisplayExamples.All[name]).ToSvg() + "\n", $"{name.Replace(' ', '-')}.svg");

    [Theory]
    [InlineData("class balance")]
    [InlineData("transitions")]
    [InlineData("line")]
    [InlineData("contributions")]
    [InlineData("histogram")]
    [InlineData("reliability")]
    public void ToString_Example_IsAsBefore(string name) => Snapshot.Match($"{DisplayExamples.All[name]}\n", $"{name.Replace(' ', '-')}.text");

    [Fact]
    public void GroupedBar_ValuesMissing_SaysWhichSeries()
    {
        var exception = Assert.Throws<ArgumentException>(() => Charts.GroupedBar("Two", ["a", "b"], [new BarSeries("dev", [1])]));
        Assert.Contains("Series 'dev' has 1 values for 2 categories", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Confusion_LabelsMissing_Throws() =>
        Assert.Throws<ArgumentException>(() => Charts.Confusion(["joy"], new int[2, 2]));

    [Fact]
    public void Contributions_ManyTerms_ShowsTheStrongestOfEitherSign()
    {
        var text = Charts.Contributions("Why?", [("weak", 0.1), ("against", -0.9), ("for", 0.5)], most: 2).ToString();
        Assert.DoesNotContain("weak", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("against", StringComparison.Ordinal) < text.IndexOf("for", StringComparison.Ordinal));
    }

    [Fact]
    public void Histogram_WholeNumbers_CountsEachOnce()
    {
        var bins = HistogramBin.Of([1, 2, 2, 3, 3, 3], 10);
        Assert.Equal([1, 2, 3], bins.Select(bin => bin.Count));
        Assert.Equal(["1", "2", "3"], bins.Select(bin => bin.Range));
    }

    [Fact]
    public void Histogram_LargestValue_FallsIntoTheLastBin() => Assert.Equal(3, HistogramBin.Of([0.0, 0.5, 1.0], 2).Sum(bin => bin.Count));

    [Fact]
    public void Line_Gap_IsNotBridged()
    {
        var pieces = LineSeries.Of("dev", [0.1, 0.2, double.NaN, 0.4]).Pieces().ToArray();
        Assert.Equal([2, 1], pieces.Select(piece => piece.Count));
    }
}
