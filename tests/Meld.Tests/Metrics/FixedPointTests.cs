using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Meld.Metrics;

namespace Meld.Tests.Metrics;

public sealed class FixedPointTests
{
    // Python's "%.{digits}f": 0.285 is a little less than 285/1000 in binary, 0.145 a little more than 145/1000, 0.125 and 2.5 are exact halves.
    [Theory]
    [InlineData(0.125, 2, "0.12")]
    [InlineData(0.375, 2, "0.38")]
    [InlineData(0.285, 2, "0.28")]
    [InlineData(0.145, 2, "0.14")]
    [InlineData(2.5, 0, "2")]
    [InlineData(0.5, 0, "0")]
    [InlineData(1.5, 0, "2")]
    [InlineData(0, 3, "0.000")]
    [InlineData(1, 2, "1.00")]
    [InlineData(0.999, 2, "1.00")]
    [InlineData(double.Epsilon, 4, "0.0000")]
    [InlineData(1e22, 1, "10000000000000000000000.0")]
    [InlineData(0.1, 17, "0.10000000000000001")]
    public void Format_KnownValues_AsPython(double value, int digits, string expected) => Assert.Equal(expected, FixedPoint.Format(value, digits));

    [Fact]
    public void Format_NotHalves_AsDotNet() => Prop.ForAll<byte, int>((digits, numerator) =>
    {
        // Thirds are never halves.
        var value = (numerator & 0xFFFF) * 2 / 3.0 + 1 / 3.0;
        return FixedPoint.Format(value, digits % 10) == value.ToString("F" + digits % 10, CultureInfo.InvariantCulture);
    }).QuickCheckThrowOnFailure();
}
