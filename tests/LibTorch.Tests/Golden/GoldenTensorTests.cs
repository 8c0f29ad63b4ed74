using System.Text.Json;

namespace LibTorch.Tests.Golden;

public sealed class GoldenTensorTests
{
    private static readonly double[] Twenty = [.. Enumerable.Range(0, 20).Select(i => i - 9.5)];

    private static readonly string Big = """{"shape":[4,5],"sum":0,"abs":100,"head":[-9.5,-8.5,-7.5],"tail":[8.5,9.5]}""";

    [Fact]
    public void Difference_SameValues_None()
    {
        Assert.Null(Read("""{"shape":[2],"values":[1,2.5]}""").Difference([2], "float32", [1, 2.5]));
        Assert.Null(Read("""{"values":["nan","inf","-inf"]}""").Difference([3], "float32", [double.NaN, double.PositiveInfinity, double.NegativeInfinity]));
        Assert.Null(Read("""{"shape":[1],"dtype":"complex64","values":[1,-1]}""").Difference([1], "complex64", [1, -1]));
        Assert.Null(Read("""{"shape":[],"dtype":"bool","values":[1]}""").Difference([], "bool", [1]));
        Assert.Null(Read(Big).Difference([4, 5], "float32", Twenty));
    }

    [Theory]
    [InlineData(1.000011, true)]
    [InlineData(1.000012, false)]
    [InlineData(0.999988, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void Difference_Float_AllowsOneMillionthAndOneHundredThousandthOfTheValue(double actual, bool accepted)
        => Assert.Equal(accepted, Read("""{"shape":[1],"values":[1]}""").Difference([1], "float32", [actual]) is null);

    [Fact]
    public void Difference_Infinity_AcceptsNothingElse()
    {
        Assert.NotNull(Read("""{"shape":[1],"values":["inf"]}""").Difference([1], "float32", [1e38]));
        Assert.NotNull(Read("""{"shape":[1],"values":["inf"]}""").Difference([1], "float32", [double.NegativeInfinity]));
        Assert.NotNull(Read("""{"shape":[1],"values":["nan"]}""").Difference([1], "float32", [0]));
    }

    [Fact]
    public void Difference_Integer_AllowsNothing()
        => Assert.NotNull(Read("""{"shape":[1],"dtype":"int64","values":[1000000]}""").Difference([1], "int64", [1000001]));

    [Fact]
    public void Difference_OwnTolerance_IsUsed()
    {
        var golden = Read("""{"shape":[1],"values":[1]}""");
        Assert.Null(golden.Difference([1], "float32", [1.05], new(0.1, 0)));
        Assert.NotNull(golden.Difference([1], "float32", [1.0000001], GoldenTolerance.Exact));
    }

    [Fact]
    public void Difference_ShapeTypeOrCount_AreSaid()
    {
        var golden = Read("""{"shape":[2,1],"values":[1,2]}""");
        Assert.Equal("expected shape [2, 1], actual [2]", golden.Difference([2], "float32", [1, 2]));
        Assert.Equal("expected type float32, actual float64", golden.Difference([2, 1], "float64", [1, 2]));
        Assert.Equal("expected 2 values, actual 3", Read("""{"values":[1,2]}""").Difference([3], "float32", [1, 2, 3]));
        Assert.Equal("expected at least 5 values, actual 4", Read(Big).Difference([4, 5], "float32", [1, 2, 3, 4]));
    }

    [Fact]
    public void Difference_Element_NamesPlaceAndNumbers()
    {
        var golden = Read("""{"shape":[2,3],"values":[0,1,2,3,4,5]}""");
        Assert.Equal(
            "element 5 at [1, 2]: expected 5, actual 5.5, difference 0.5, allowed 1E-06 + 1E-05 * |expected|",
            golden.Difference([2, 3], "float32", [0, 1, 2, 3, 4, 5.5]));
        var complex = Read("""{"shape":[1,1],"dtype":"complex64","values":[0,1]}""");
        Assert.StartsWith("element 1: expected 1, actual 2,", complex.Difference([1, 1], "complex64", [0, 2]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "element 1 at [0, 1]: expected -8.5")]
    [InlineData(18, "element 18 at [3, 3]: expected 8.5")]
    [InlineData(10, "sum of 20 values: expected 0, actual 1, allowed")]
    public void Difference_BigTensor_SeesEveryElement(int changed, string message)
    {
        double[] values = [.. Twenty];
        values[changed]++;
        Assert.StartsWith(message, Read(Big).Difference([4, 5], "float32", values), StringComparison.Ordinal);
    }

    [Fact]
    public void Difference_BigTensorWithSwappedSigns_SeesIt()
    {
        double[] values = [.. Twenty];
        (values[8], values[11]) = (-11.5, 11.5);
        Assert.StartsWith("sum of 20 absolute values: expected 100,", Read(Big).Difference([4, 5], "float32", values), StringComparison.Ordinal);
    }

    [Fact]
    public void Difference_BigTensorWithNan_SeesIt()
    {
        double[] values = [.. Twenty];
        values[10] = double.NaN;
        Assert.NotNull(Read(Big).Difference([4, 5], "float32", values));
    }

    [Fact]
    public void Check_Difference_FailsWithTheCase()
    {
        var error = Assert.Throws<Xunit.Sdk.FailException>(() => Read("""{"shape":[1],"values":[1]}""").Check("linear output 0", [1], "float32", [2]));
        Assert.StartsWith("linear output 0: element 0: expected 1, actual 2", error.Message, StringComparison.Ordinal);
        Read("""{"shape":[1],"values":[1]}""").Check("linear output 0", [1], "float32", [1]);
    }

    [Fact]
    public void Read_UnknownWord_Throws() => Assert.Throws<FormatException>(() => Read("""{"values":["big"]}"""));

    private static GoldenTensor Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return GoldenTensor.Read(document.RootElement);
    }
}
