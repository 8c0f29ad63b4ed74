using LibTorch.Generator.Facts;
using LibTorch.Generator.Schemas;
using LibTorch.Generator.Surface;

namespace LibTorch.Generator.Tests.Surface;

public class BinderTests
{
    private static readonly TypeFact Tensor = FactsFile.Load().Find("TorchSharp.torch.Tensor")!;

    private static Binding? Bind(string signature, params string[] schemas) =>
        new Binder(schemas.Select(SchemaParser.Parse)).Bind(
            Tensor.Members.First(member => member.ToString() == signature), schemas[0]["aten::".Length..].Split('.', '(')[0], new Dictionary<string, string>());

    [Fact]
    public void TheOverloadWithTheFewestConversionsWins()
    {
        var binding = Bind(
            "torch.Tensor clamp(Scalar min = null, Scalar max = null)",
            "aten::clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor",
            "aten::clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor");
        Assert.Equal("", binding!.Schema.Overload);
        Assert.Equal(["self", "min", "max"], binding.Parameters.Select(parameter => parameter!.Name));
    }

    [Fact]
    public void WhatDoesNotFitIsNotBound()
    {
        Assert.Null(Bind("torch.Tensor relu()", "aten::relu(Tensor self, Tensor other) -> Tensor"));
        Assert.Null(Bind("torch.Tensor relu()", "aten::relu(Tensor self) -> bool"));
        Assert.NotNull(Bind("torch.Tensor relu()", "aten::relu(Tensor self, int n=1) -> Tensor"));
    }
}
