using LibTorch.Generator.Facts;
using LibTorch.Tests.Api.Samples;

namespace LibTorch.Tests.Api;

public sealed class SignatureCheckTests
{
    private const string Grown =
        "  Square Grown(int by = -1, float factor = 0.5, Char mark = L, Color color = Color.Blue, Color? other = -1, "
        + "ReadOnlySpan<long> sizes = default, string name = \"a b\")";

    private static readonly IReadOnlyList<string> Exact =
    [
        .. new[] { typeof(Shape<>), typeof(Square), typeof(Cube), typeof(Color), typeof(Visit), typeof(Tools.Size) }
            .SelectMany(type => ApiReader.Describe(type).Lines()),
    ];

    [Fact]
    public void EqualFacts_LeaveNothing() => Assert.Empty(Offenders(Exact, typeof(Shape<>), typeof(Square), typeof(Color), typeof(Visit), typeof(Tools.Size)));

    [Fact]
    public void FactsThatOursLacks_AreNoOffence() =>
        Assert.Empty(Offenders([.. Exact, "  void More()", "  static Square op_Division(Square left, int right)"], typeof(Tools.Size)));

    [Theory]
    [InlineData("int by = -1", "int by = -2")]
    [InlineData("int by = -1", "int by")]
    [InlineData("int by = -1", "int count = -1")]
    [InlineData("int by = -1", "long by = -1")]
    [InlineData("Square Grown", "virtual Square Grown")]
    [InlineData("Color? other", "Color other")]
    [InlineData("Square Grown", "Cube Grown")]
    public void AnotherSignature_IsNamedWithTheNearestFact(string ours, string fact)
    {
        var other = Grown.Replace(ours, fact, StringComparison.Ordinal);
        var offender = Assert.Single(Offenders(Instead(Grown, other), typeof(Square)));
        Assert.StartsWith("LibTorch.Tests.Api.Samples.Square: Square Grown(", offender, StringComparison.Ordinal);
        Assert.EndsWith("; there is\n    " + other, offender, StringComparison.Ordinal);
    }

    [Fact]
    public void MemberOfAnotherType_IsNamedWithThatType()
    {
        var nowhere = Assert.Single(Offenders(Instead("  field long Length"), typeof(Tools.Size)));
        Assert.Equal("LibTorch.Tests.Api.Samples.Tools.Size: field long Length; nothing of that name exists", nowhere);
        var elsewhere = Exact.Where(line => !line.StartsWith("  prop int Count", StringComparison.Ordinal)).Append("  prop long Count {get;}");
        Assert.Contains(
            "Shape`1: prop int Count {get;}; there is\n      LibTorch.Tests.Api.Samples.Tools.Size: prop long Count {get;}",
            Assert.Single(Offenders([.. elsewhere], typeof(Shape<>))), StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownType_IsNamedWithNamesakes()
    {
        var offender = Assert.Single(Offenders(["## [X] struct Elsewhere.Cube : ValueType"], typeof(Cube)));
        Assert.Equal("LibTorch.Tests.Api.Samples.Cube: no such type; there is\n      ## [X] struct Elsewhere.Cube : ValueType", offender);
    }

    [Theory]
    [InlineData("struct LibTorch", "class LibTorch", "a struct, not a class")]
    [InlineData(" : ValueType", " : object", "derives from ValueType, not from object")]
    [InlineData("Tools.ITool<Tools.Size>", "Tools.ITool<long>", "implements Tools.ITool<Tools.Size>; there is\n      Tools.ITool<long>")]
    [InlineData(" Tools.ITool<Tools.Size>", "", "implements Tools.ITool<Tools.Size>; nothing of that name exists")]
    public void AnotherHeader_IsAnOffence(string ours, string fact, string problem)
    {
        var facts = Exact.Select(line => line.Contains("Tools.Size :", StringComparison.Ordinal) ? line.Replace(ours, fact, StringComparison.Ordinal) : line);
        Assert.Equal("LibTorch.Tests.Api.Samples.Tools.Size: " + problem, Assert.Single(Offenders([.. facts], typeof(Tools.Size))));
    }

    [Fact]
    public void EnumValue_WithAnotherNumber_IsAnOffence() =>
        Assert.Equal(
            "LibTorch.Tests.Api.Samples.Color: Red=-1; there is\n      Red=1",
            Assert.Single(Offenders(Instead("  Red=-1, Blue=2", "  Red=1, Blue=2, Green=3"), typeof(Color))));

    [Fact]
    public void PlainOverrides_NeedNoFact()
    {
        string[] overrides = ["  override", "  prop int Count"];
        var facts = Exact.Where(line => !overrides.Any(start => line.StartsWith(start, StringComparison.Ordinal)));
        Assert.Empty(Offenders([.. facts], typeof(Square), typeof(Cube)));
    }

    [Fact]
    public void OverrideWithAnotherParameterName_AndHiding_AreOffences()
    {
        string[] facts = [.. Exact, "## [X] class LibTorch.Tests.Api.Samples.Renamed : Square IDisposable, Tools.ITool<Square>", "  .ctor()"];
        Assert.Collection(
            Offenders(facts, typeof(Renamed)),
            first => Assert.StartsWith("LibTorch.Tests.Api.Samples.Renamed: Renamed Use(Square tool)", first, StringComparison.Ordinal),
            second => Assert.StartsWith("LibTorch.Tests.Api.Samples.Renamed: override float forward(float x,", second, StringComparison.Ordinal));
    }

    [Fact]
    public void Coverage_CountsEachNameOfATypeOnce()
    {
        Assert.Equal(2, SignatureCheck.Coverage([typeof(Cube)]));
        Assert.Equal(14, SignatureCheck.Coverage([typeof(Shape<>)]));
        Assert.Equal(16, SignatureCheck.Coverage([typeof(Cube), typeof(Shape<>)]));
    }

    private static IReadOnlyList<string> Offenders(IEnumerable<string> facts, params Type[] types) =>
        new SignatureCheck(FactsFile.Parse(string.Join('\n', facts))).Offenders(types);

    /// <summary>The facts with one line replaced.</summary>
    private static List<string> Instead(string line, params string[] others)
    {
        Assert.Contains(line, Exact);
        return [.. Exact.SelectMany(known => known == line ? others : [known])];
    }
}
