using Meld.Encoders;
using Meld.Testing;
using Meld.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Tests.Encoders;

[Collection(TorchTests.Name)]
public sealed class ModuleWeightsTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Pair pair = new();

    public void Dispose()
    {
        pair.Dispose();
        scope.Dispose();
        directory.Dispose();
    }

    [Fact]
    public void Load_NamesOfTheModule_FillsParametersAndBuffers()
    {
        Load(WeightKeys.Exact, Weights());
        Assert.Equal([1f, 2, 3, 4, 5, 6], Values(pair.first.weight));
        Assert.Equal([7f, 8], Values(pair.first.bias!));
        Assert.Equal([9f, 10], Values(pair.norm.running_mean!));
        Assert.Equal(11, pair.norm.num_batches_tracked!.item<long>());
    }

    [Theory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Float64)]
    public void Load_AnotherFloatingType_Converts(ScalarType type)
    {
        var weights = Weights();
        weights["first.weight"] = tensor(new[] { 0.5f, -1.25f, 3, 0, 65504, 1 }, [2, 3], dtype: type).ToWeights();
        Load(WeightKeys.Exact, weights);
        // bfloat16 keeps eight bits of 65504.
        Assert.Equal([0.5f, -1.25f, 3, 0, type == ScalarType.BFloat16 ? 65536 : 65504, 1], Values(pair.first.weight));
    }

    [Fact]
    public void Load_IntoAModuleOfAnotherType_ConvertsToTheModules()
    {
        pair.to(ScalarType.BFloat16);
        Load(WeightKeys.Exact, Weights());
        Assert.Equal(ScalarType.BFloat16, pair.first.weight.dtype);
        Assert.Equal([1f, 2, 3, 4, 5, 6], Values(pair.first.weight.@float()));
    }

    [Fact]
    public void Load_IntoTransposedMemory_KeepsTheOrder()
    {
        pair.first.weight = new Parameter(zeros(3, 2).t());
        Load(WeightKeys.Exact, Weights());
        Assert.Equal([1f, 2, 3, 4, 5, 6], Values(pair.first.weight.contiguous()));
    }

    [Fact]
    public void Load_PublishedNames_FollowsTheKeys()
    {
        var weights = Weights().ToDictionary(pair => $"model.{pair.Key.Replace("first", "one", StringComparison.Ordinal)}", pair => pair.Value);
        weights.Add("lm_head.weight", WeightTensor.From([1f], 1));
        weights.Remove("model.norm.num_batches_tracked");

        Load(new WeightKeys { Prefixes = ["model."], Renames = [("one", "first")], Optional = ["lm_head.*", "*.num_batches_tracked"] }, weights);

        Assert.Equal([7f, 8], Values(pair.first.bias!));
        Assert.Equal(0, pair.norm.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void Load_WhatDoesNotFit_SaysAllOfItAndReadsNothing()
    {
        var before = Values(pair.norm.running_mean!);
        var weights = Weights();
        foreach (var name in new[] { "norm.weight", "norm.bias", "norm.running_var", "first.bias" }) weights.Remove(name);
        weights["first.weight"] = WeightTensor.From([1f, 2, 3, 4, 5, 6], 3, 2);
        weights["norm.num_batches_tracked"] = WeightTensor.From([1f]);
        weights.Add("second.weight", WeightTensor.From([1f], 1));

        var error = Assert.Throws<WeightsFormatException>(() => Load(WeightKeys.Exact, weights));

        Assert.Equal(
            $"{FilePath}: is not for Pair as configured: 4 are missing (first.bias, norm.bias, norm.running_var, …); 1 is unknown to it (second.weight); "
            + "2 differ (first.weight is F32 [3, 2] and not F32 [2, 3], norm.num_batches_tracked is F32 [] and not I64 []).",
            error.Message);
        Assert.Equal(before, Values(pair.norm.running_mean!));
    }

    [Fact]
    public void Load_TwoTensorsOfOneName_SaysBoth()
    {
        var weights = Weights();
        weights.Add("a.first.bias", weights["first.bias"]);
        var error = Assert.Throws<WeightsFormatException>(() => Load(new WeightKeys { Prefixes = ["a."] }, weights));
        Assert.Contains("\"a.first.bias\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"first.bias\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unfilled_Layers_HaveTheShapesAndNamesOfOrdinaryOnesAndLearn()
    {
        using var convolution = Unfilled.Fill(Conv2d(4, 6, (3, 5), stride: (2, 1), padding: (1, 2), groups: 2, device: Unfilled.Nowhere));
        using var ordinary = Conv2d(4, 6, (3, 5), stride: (2, 1), padding: (1, 2), groups: 2);
        Assert.Equal(Shapes(ordinary), Shapes(convolution));
        Assert.Equal(Shapes(Linear(3, 2)), Shapes(Unfilled.Linear(3, 2)));
        Assert.Equal(Shapes(Linear(3, 2, hasBias: false)), Shapes(Unfilled.Linear(3, 2, bias: false)));
        Assert.Equal(Shapes(Embedding(3, 2)), Shapes(Unfilled.Embedding(3, 2)));
        Assert.All(convolution.parameters(), parameter => Assert.True(parameter.requires_grad));

        convolution.load_state_dict(ordinary.state_dict());
        var input = randn(2, 4, 8, 8);
        Assert.Equal(Values(ordinary.call(input)), Values(convolution.call(input)));
    }

    private static string[] Shapes(Module module) =>
        [.. module.state_dict().Select(pair => $"{pair.Key} [{string.Join(", ", pair.Value.shape)}] {pair.Value.device}")];

    private static float[] Values(Tensor tensor) => tensor.detach().data<float>().ToArray();

    private static Dictionary<string, WeightTensor> Weights() => new()
    {
        ["first.weight"] = WeightTensor.From([1f, 2, 3, 4, 5, 6], 2, 3),
        ["first.bias"] = WeightTensor.From([7f, 8], 2),
        ["norm.weight"] = WeightTensor.From([1f, 1], 2),
        ["norm.bias"] = WeightTensor.From([0f, 0], 2),
        ["norm.running_mean"] = WeightTensor.From([9f, 10], 2),
        ["norm.running_var"] = WeightTensor.From([1f, 1], 2),
        ["norm.num_batches_tracked"] = WeightTensor.From([11L]),
    };

    private string FilePath => Path.Combine(directory.Path, "model.safetensors");

    private void Load(WeightKeys keys, Dictionary<string, WeightTensor> weights)
    {
        new SafetensorsFile(weights).Write(FilePath);
        using var file = WeightsFile.Open(FilePath);
        ModuleWeights.Load(pair, file, keys);
    }

    private sealed class Pair : Module<Tensor, Tensor>
    {
        public readonly Linear first = Linear(3, 2);
        public readonly BatchNorm1d norm = BatchNorm1d(2);

        public Pair()
            : base(nameof(Pair)) => RegisterComponents();

        public override Tensor forward(Tensor input) => norm.call(first.call(input));
    }
}
