using Meld.Baselines;

namespace Meld.Tests.Baselines;

public sealed class MajorityBaselineTests
{
    [Fact]
    public void Fit_Labels_PredictsTheMostFrequent()
    {
        var baseline = MajorityBaseline.Fit([2, 1, 2, 0], 4);
        Assert.Equal((2, 4), (baseline.Label, baseline.LabelCount));
        Assert.Equal([[0, 0, 1, 0], [0, 0, 1, 0]], baseline.Probabilities(["a", "b"]));
    }

    [Fact]
    public void Fit_Tie_TakesTheFirst() => Assert.Equal(1, MajorityBaseline.Fit([2, 1, 2, 1], 3).Label);

    [Fact]
    public void WrongInput_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MajorityBaseline.Fit([3], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MajorityBaseline(3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MajorityBaseline(-1, 3));
    }
}
