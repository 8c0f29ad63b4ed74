using Meld.Testing;
using Meld.Weights;

namespace Meld.Tests.Weights;

public sealed class ShardedWeightsTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public ShardedWeightsTests()
    {
        new SafetensorsFile(new Dictionary<string, WeightTensor> { ["a"] = WeightTensor.From([1f], 1), ["more"] = WeightTensor.From([3f], 1) })
            .Write(Path.Combine(directory.Path, "model-1.safetensors"));
        File.Copy(WeightsContents.Fixture("module.pt"), Path.Combine(directory.Path, "model-2.bin"));
    }

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Open_Index_ReadsEachTensorFromItsFile()
    {
        var contents = WeightsContents.Of(Index("""{"metadata": {"total_size": 7}, "weight_map": {"0.bias": "model-2.bin", "a": "model-1.safetensors"}}"""));
        Assert.Equal(["0.bias", "a"], contents.Keys);
        Assert.Equal("F32 [1] 0000803F", contents["a"]);
        Assert.Equal(WeightsContents.Of(WeightsContents.Fixture("module.pt"))["0.bias"], contents["0.bias"]);
    }

    [Theory]
    [InlineData("""{"weight_map": {"a": "model-3.safetensors"}}""", "tensor \"a\": model-3.safetensors is missing beside the index")]
    [InlineData("""{"weight_map": {"b": "model-1.safetensors"}}""", "tensor \"b\": is not in model-1.safetensors, where the index has it")]
    [InlineData("""{"weight_map": {"a": "../model-1.safetensors"}}""", "\"../model-1.safetensors\" is no name of a file beside the index")]
    [InlineData("""{"weight_map": {"a": ".."}}""", "is no name of a file beside the index")]
    [InlineData("""{"weight_map": {"a": "/etc/passwd"}}""", "is no name of a file beside the index")]
    [InlineData("""{"weight_map": {"a": 1}}""", "\"\" is no name of a file beside the index")]
    [InlineData("""{"weight_map": {"a": "model-1.safetensors", "a": "model-1.safetensors"}}""", "tensor \"a\": occurs twice in the index")]
    [InlineData("""{"weight_map": {"a": "\ud83d"}}""", "is not Unicode")]
    [InlineData("""{"weight_map": {}}""", "the index names no tensor")]
    [InlineData("""{"weight_map": []}""", "has no \"weight_map\"")]
    [InlineData("""{"hidden_size": 768}""", "has no \"weight_map\"")]
    [InlineData("""{"weight_map": {""", "the index is not JSON")]
    public void Open_WrongIndex_IsNamed(string json, string problem) => WeightsContents.AssertError(problem, Index(json));

    [Fact]
    public void Open_IndexOfIndexes_IsRefused()
    {
        var path = Index("""{"weight_map": {"a": "model.safetensors.index.json"}}""");
        Assert.Contains("is an index of weights files, where the weights themselves should be", WeightsContents.Error(path).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_BrokenShard_NamesTheShard()
    {
        var shard = directory.Write("broken.safetensors", [1]);
        var index = Index("""{"weight_map": {"a": "broken.safetensors"}}""");
        Assert.Equal(shard, Assert.Throws<WeightsFormatException>(() => WeightsFile.Open(index)).File);
    }

    private string Index(string json) => directory.Write("model.safetensors.index.json", json);
}
