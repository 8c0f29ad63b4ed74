using Meld.Encoders;
using static TorchSharp.torch;

namespace Meld.Tests.Encoders;

[Collection(TorchTests.Name)]
public sealed class WordLayoutTests
{
    [Fact]
    public void Of_Lengths_SaysWhichWordIsWhoseAndWhere()
    {
        using var scope = NewDisposeScope();

        var layout = WordLayout.Of([2, 1, 3]);

        Assert.Equal([2L, 1, 3], layout.Lengths.data<long>().ToArray());
        Assert.Equal(3, layout.Longest);
        Assert.Equal([0L, 0, 1, 2, 2, 2], layout.Utterances.data<long>().ToArray());
        Assert.Equal([0L, 1, 3, 6, 7, 8], layout.Places.data<long>().ToArray());
        Assert.Equal([3L, 3, 1], layout.Padding.shape);
        Assert.Equal([false, false, true, false, true, true, false, false, false], layout.Padding.data<bool>().ToArray());
    }

    [Fact]
    public void Grid_Words_StandRowByRowWithZerosBehind()
    {
        using var scope = NewDisposeScope();
        var grid = WordLayout.Of([1, 2]).Grid(tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [3, 2]));
        Assert.Equal([2L, 2, 2], grid.shape);
        Assert.Equal([1f, 2, 0, 0, 3, 4, 5, 6], grid.data<float>().ToArray());
    }
}
