using Meld.Corpus;

namespace Meld.Tests.Corpus;

public sealed class LabelSetTests
{
    [Fact]
    public void LabelSet_AnyOrder_IsAlphabeticalAndDistinct()
    {
        var labels = new LabelSet(["sad", "glad", "sad"]);
        Assert.Equal(["glad", "sad"], labels);
        Assert.Equal(1, labels.IndexOf("sad"));
        Assert.True(labels.Contains("glad"));
    }

    [Fact]
    public void IndexOf_UnknownLabel_NamesItAndTheLabels()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => new LabelSet(["glad", "sad"]).IndexOf("mad"));
        Assert.Equal("No label 'mad'; the labels are glad, sad.", error.Message);
    }

    [Fact]
    public void LabelSet_NoLabel_Throws() => Assert.Throws<ArgumentException>(() => new LabelSet([]));
}
