using Meld.Models;

namespace Meld.Tests.Models;

public sealed class SpeakerTableTests
{
    [Fact]
    public void Of_KnowsWhoSpeaksOftenEnough()
    {
        var table = SpeakerTable.Of(["Zoe", "Ada", "Zoe", "Ben", "Ada"], least: 2);

        Assert.Equal(["Ada", "Zoe"], table.Names);
        Assert.Equal(3, table.Count);
        Assert.Equal([1, 2, 0, 0], new[] { "Ada", "Zoe", "Ben", "nobody" }.Select(table.IdOf));
    }

    [Fact]
    public void Constructor_RefusesNamesThatCouldNotBeToldApart()
    {
        Assert.Throws<ArgumentException>(() => new SpeakerTable(["a", "a"]));
        Assert.Throws<ArgumentException>(() => new SpeakerTable(["a\nb"]));
    }
}
