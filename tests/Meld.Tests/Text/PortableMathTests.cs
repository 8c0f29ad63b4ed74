using FsCheck;
using FsCheck.Fluent;
using Meld.Text;

namespace Meld.Tests.Text;

public sealed class PortableMathTests
{
    [Fact]
    public void Exp_AnyNumber_WithinTwoUnitsOfTheLibrary() => Prop.ForAll<double>(x =>
    {
        var argument = Math.IEEERemainder(x, 1400);
        return double.IsNaN(x) || double.IsInfinity(x) || IsClose(Math.Exp(argument), PortableMath.Exp(argument));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Log_AnyPositiveNumber_WithinTwoUnitsOfTheLibrary() =>
        Prop.ForAll<double>(x => !double.IsFinite(x) || x == 0 || IsClose(Math.Log(Math.Abs(x)), PortableMath.Log(Math.Abs(x))))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void ExpAndLog_Grid_WithinTwoUnitsOfTheLibrary()
    {
        for (var x = -708.0; x < 709; x += 0.0173) Assert.True(IsClose(Math.Exp(x), PortableMath.Exp(x)), $"exp {x:R}");
        for (var x = 0.001; x < 20; x += 0.00173) Assert.True(IsClose(Math.Log(x), PortableMath.Log(x)), $"log {x:R}");
    }

    [Fact]
    public void Exp_Edges()
    {
        Assert.Equal(1, PortableMath.Exp(0));
        Assert.Equal(0, PortableMath.Exp(double.NegativeInfinity));
        Assert.Equal(double.PositiveInfinity, PortableMath.Exp(710));
        Assert.Equal(double.NaN, PortableMath.Exp(double.NaN));
        Assert.Equal(double.Epsilon, PortableMath.Exp(-744.44));
    }

    [Fact]
    public void Log_Edges()
    {
        Assert.Equal(0, PortableMath.Log(1));
        Assert.Equal(double.NegativeInfinity, PortableMath.Log(0));
        Assert.Equal(double.NaN, PortableMath.Log(-1));
        Assert.Equal(double.NaN, PortableMath.Log(double.NaN));
        Assert.Equal(double.PositiveInfinity, PortableMath.Log(double.PositiveInfinity));
        Assert.Equal(Math.Log(double.Epsilon), PortableMath.Log(double.Epsilon), 1e-12);
    }

    // Two units in the last place of the expected value.
    private static bool IsClose(double expected, double actual) =>
        Math.Abs(expected - actual) <= 2 * Math.Max(Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected), double.Epsilon);
}
