using LibTorch.Generator.Facts;

namespace LibTorch.Generator.Tests.Facts;

public sealed class FactsFileTests
{
    private static readonly FactsFile Committed = FactsFile.Load();

    [Fact]
    public void CommittedFacts_PrintBackToTheSameLines()
    {
        using var text = FactsFile.OpenText();
        var lines = text.ReadToEnd().TrimEnd('\n').Split('\n');
        Assert.Equal(lines, Committed.Lines());
    }

    [Fact]
    public void CommittedFacts_AreTorchSharpOnly() => Assert.All(Committed.Types, type =>
    {
        Assert.Equal("TorchSharp", type.Assembly);
        Assert.StartsWith("TorchSharp.", type.FullName, StringComparison.Ordinal);
    });

    [Fact]
    public void CommittedFacts_HaveEveryOverloadOfAName()
    {
        var tensor = Committed.Find("TorchSharp.torch.Tensor")!;
        Assert.Equal(["torch.Tensor abs()"], tensor.Named("abs").Select(member => member.ToString()));
        Assert.Equal(
            [
                "void backward(IList<torch.Tensor> grad_tensors = null, bool retain_graph = false, bool create_graph = false, "
                + "IList<torch.Tensor> inputs = null)",
                "void backward()",
            ],
            tensor.Named("backward").Select(member => member.ToString()));
        Assert.Equal(9, tensor.Named("TensorItems").Count);
        Assert.Empty(tensor.Named("no_such_operator"));
        Assert.Equal(4, Committed.Find("TorchSharp.torch")!.Named("add").Count);
    }

    [Theory]
    [InlineData("TorchSharp.torch.nn.Module`2", "abstract class", "Module`2")]
    [InlineData("TorchSharp.Modules.LSTM", "class", "LSTM")]
    [InlineData("TorchSharp.torch.optim.lr_scheduler.impl.OneCycleLR", "class", "OneCycleLR")]
    [InlineData("TorchSharp.torch.nn.functional", "static class", "functional")]
    [InlineData("TorchSharp.torch.utils.data.Dataset`1", "abstract class", "Dataset`1")]
    [InlineData("TorchSharp.Modules.SummaryWriter", "class", "SummaryWriter")]
    [InlineData("TorchSharp.torch.TensorIndex", "struct", "TensorIndex")]
    [InlineData("TorchSharp.torch.ScalarType", "enum", "ScalarType")]
    public void CommittedFacts_HaveTheTypesOfTheSubset(string fullName, string kind, string name)
    {
        var type = Committed.Find(fullName);
        Assert.NotNull(type);
        Assert.Equal((kind, name), (type.Kind, type.Name));
    }

    [Theory]
    [InlineData("TorchSharp.torch.distributions")]
    [InlineData("TorchSharp.torchvision")]
    [InlineData("TorchSharp.torch.Tensors")]
    public void TypesThatAreNotThere_AreNull(string fullName) => Assert.Null(Committed.Find(fullName));
}
