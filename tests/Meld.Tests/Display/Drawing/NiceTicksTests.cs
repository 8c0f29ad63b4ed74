using System.Globalization;
using Meld.Display.Drawing;

namespace Meld.Tests.Display.Drawing;

public class NiceTicksTests
{
    [Theory]
    [InlineData(0, 1, 5, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(0, 4710, 5, "0 1000 2000 3000 4000 5000")]
    [InlineData(-0.67, 1.42, 5, "-1 -0.5 0 0.5 1 1.5")]
    [InlineData(0.31, 0.82, 5, "0.2 0.4 0.6 0.8 1")]
    [InlineData(1e-7, 4e-7, 4, "1E-07 2E-07 3E-07 4E-07")]
    public void Values_Range_AreRoundAndCoverIt(double low, double high, int most, string expected)
    {
        var values = new NiceTicks(low, high, most).Values.Select(value => Math.Round(value, 9).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(expected, string.Join(' ', values));
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(0, 0)]
    [InlineData(5, 1)]
    [InlineData(double.MinValue, double.MaxValue)]
    [InlineData(0, double.Epsilon)]
    [InlineData(1, 1.0000000000000002)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    public void Values_NoExtent_StillMakesAScale(double low, double high)
    {
        var ticks = new NiceTicks(low, high, 5);
        Assert.True(ticks.High > ticks.Low);
        Assert.InRange(ticks.Values.Count, 2, 12);
    }

    [Fact]
    public void Values_WholeNumbers_HaveNoTicksBetween() => Assert.Equal(1, new NiceTicks(1, 3, 10, smallestStep: 1).Step);
}
