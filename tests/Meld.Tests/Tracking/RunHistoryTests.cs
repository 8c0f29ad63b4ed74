using Meld.Display;
using Meld.Tracking;

namespace Meld.Tests.Tracking;

public sealed class RunHistoryTests
{
    private static readonly RunHistory History = new(["epoch", "train_loss", "best"], [["1", "2.5", "true"], ["2", "1.25e-1", "false"]]);

    [Fact]
    public void Numbers_Column_AreItsValues()
    {
        Assert.Equal([2.5, 0.125], History.Numbers("train_loss"));
        Assert.Equal([double.NaN, double.NaN], History.Numbers("best"));
    }

    [Fact]
    public void Numbers_NoSuchColumn_NamesThoseThereAre() => Assert.StartsWith(
        "The history has no column \"loss\", only epoch, train_loss, best.", Assert.Throws<ArgumentException>(() => History.Numbers("loss")).Message);

    [Fact]
    public void Chart_Columns_AreLines()
    {
        var lines = Charts.History("Loss", History, ["train_loss"]).ToString().Split('\n');
        Assert.Equal("Loss", lines[0]);
        Assert.EndsWith("2.500", lines[3]);
        Assert.EndsWith("0.125", lines[4]);
    }
}
