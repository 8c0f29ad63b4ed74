using Meld.Metrics;

namespace Meld.Tests.Metrics;

public sealed class SpreadTests
{
    [Fact]
    public void MeanAndDeviation_FewValues_AreThoseOfTheSample()
    {
        double[] values = [1, 2, 4, 5];
        Assert.Equal((3, Math.Sqrt(10.0 / 3)), (Spread.Mean(values), Spread.Deviation(values)));
    }

    [Fact]
    public void Deviation_OneValue_IsZero() => Assert.Equal((0.5, 0), (Spread.Mean([0.5]), Spread.Deviation([0.5])));

    [Fact]
    public void MeanAndDeviation_NoValue_Throw()
    {
        Assert.Throws<ArgumentException>(() => Spread.Mean([]));
        Assert.Throws<ArgumentException>(() => Spread.Deviation([]));
    }
}
