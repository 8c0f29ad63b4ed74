using LibTorch.Generator.Surface;

namespace LibTorch.Generator.Tests.Surface;

public class SurfaceMapTests
{
    [Fact]
    public void LinesHaveNamesClassesDocumentationAndDirectives()
    {
        var entries = SurfaceMap.Parse("# a comment\n\nmax, max_ | T t | The largest. {skip=out; only=dim; names=values,indexes; aten=amax; arg a=b}\nstd | F | Spread. {to=X.Y; pack=dim}");
        var (first, second) = (entries[0], entries[1]);
        Assert.Equal(("max", true, "The largest.", "amax", "dim", 3), (first.Name, first.HasInPlace, first.Documentation, first.Aten, first.Only, first.Line));
        Assert.Equal(["T", "t"], first.Classes);
        Assert.Equal(["out"], first.Except);
        Assert.Equal(["values", "indexes"], first.TupleNames);
        Assert.Equal("b", first.Arguments["a"]);
        Assert.Equal(("X.Y", 4, false), (second.Target, second.Line, second.HasInPlace));
        Assert.True(second.Packed.Contains("dim") && second.Packed.Contains("rows") && !first.Packed.Contains("dim"));
    }

    [Theory]
    [InlineData("max | T", "expected")]
    [InlineData("max, min | T | Two.", "form in place")]
    [InlineData("max | Q | One.", "no class 'Q'")]
    [InlineData("max | T | No sentence", "not a sentence")]
    [InlineData("max | T | One. {wrong=1}", "'wrong=1' is not a directive")]
    [InlineData("max | T | One. {to=X; aten=y}", "no meaning")]
    public void WrongLinesAreNamedByTheirNumber(string line, string problem)
    {
        var error = Assert.Throws<FormatException>(() => SurfaceMap.Parse($"# first\n{line}\n"));
        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
