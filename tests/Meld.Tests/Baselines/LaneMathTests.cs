using Meld.Baselines;

namespace Meld.Tests.Baselines;

public sealed class LaneMathTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(11)]
    public void Operations_AnyLength_EqualPlainLoops(int size)
    {
        var left = Enumerable.Range(1, size).Select(i => i * 0.5).ToArray();
        var right = Enumerable.Range(1, size).Select(i => i - 4.0).ToArray();
        var expected = left.Zip(right, (x, y) => x * y).Sum();
        Assert.Equal(expected, LaneMath.Dot(left, right), 1e-12);
        Assert.Equal(expected, LaneMath.Dot(left, right, []), 1e-12);
        Assert.Equal(2 * expected, LaneMath.Dot(left, right, [.. Enumerable.Repeat(2.0, size)]), 1e-12);
        Assert.Equal(right.Select(Math.Abs).Append(0).Max(), LaneMath.MaxMagnitude(right));
        var sum = (double[])left.Clone();
        LaneMath.AddScaled(sum, 3, right);
        Assert.Equal(left.Zip(right, (x, y) => x + 3 * y), sum);
    }
}
