using LibTorch.Generator.Schemas;

namespace LibTorch.Generator.Tests.Schemas;

public class SchemaParserTests
{
    [Fact]
    public void AliasesListsAndDefaultsAreRead()
    {
        var schema = SchemaParser.Parse("aten::pool.out(Tensor(a!) self, int[2] stride=[1, 2], *, float eps=1e-05, Tensor?[] rest, str mode=\"reflect\") -> (Tensor(a!), Tensor[])");
        Assert.Equal(("pool", "out", "pool_out"), (schema.Name, schema.Overload, schema.Identifier));
        Assert.Equal(["Tensor", "int[2]", "float", "Tensor?[]", "str"], schema.Arguments.Select(argument => argument.Type));
        Assert.Equal(["self", "stride", "eps", "rest", "mode"], schema.Arguments.Select(argument => argument.Name));
        Assert.Equal([null, "[1, 2]", "1e-05", null, "\"reflect\""], schema.Arguments.Select(argument => argument.Default));
        Assert.Equal(["Tensor", "Tensor[]"], schema.Returns);
    }

    [Fact]
    public void NothingReturnedAndViewsOfMany()
    {
        Assert.Empty(SchemaParser.Parse("aten::retain_grad(Tensor(a!) self) -> ()").Returns);
        Assert.Equal(["Tensor[]"], SchemaParser.Parse("aten::chunk(Tensor(a -> *) self, int chunks) -> Tensor(a)[]").Returns);
    }

    [Theory]
    [InlineData("relu(Tensor self) -> Tensor")]
    [InlineData("aten::relu(Tensor) -> Tensor")]
    [InlineData("aten::relu(Tensor self)")]
    public void WhatIsNoSchemaIsRefused(string line) => Assert.Throws<FormatException>(() => SchemaParser.Parse(line));
}
