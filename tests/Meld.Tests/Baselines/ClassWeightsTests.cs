using Meld.Baselines;

namespace Meld.Tests.Baselines;

public sealed class ClassWeightsTests
{
    private static readonly int[] Labels = [0, 0, 0, 0, 0, 0, 1, 1];

    [Fact]
    public void Balanced_PowerOne_GivesLabelsEqualTotals()
    {
        var weights = ClassWeights.Balanced(Labels, 2, 1);
        Assert.Equal(8 / 12.0, weights[0], 1e-14);
        Assert.Equal(2, weights[1], 1e-14);
    }

    [Fact]
    public void Balanced_PowerHalf_IsTheRoot() => Assert.Equal(Math.Sqrt(2), ClassWeights.Balanced(Labels, 2, 0.5)[1], 1e-14);

    [Fact]
    public void Balanced_PowerZero_IsOne() => Assert.Equal([1, 1], ClassWeights.Balanced(Labels, 2, 0));

    [Fact]
    public void Balanced_LabelWithoutRows_IsZero() => Assert.Equal(0, ClassWeights.Balanced(Labels, 3, 0.5)[2]);

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void Balanced_UnknownLabel_Throws(int label) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassWeights.Balanced([0, label], 2, 1));
}
