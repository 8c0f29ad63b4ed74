using Meld.Encoders;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Tests.Encoders;

[Collection(TorchTests.Name)]
public sealed class ModuleSummaryTests
{
    [Fact]
    public void Of_Layers_HasShapesCountsAndProducts()
    {
        using var net = Sequential(
            ("conv", Conv2d(3, 4, 3, padding: 1)), ("norm", BatchNorm2d(4)), ("flat", Flatten()), ("out", Linear(100, 7)));
        var summary = Of(net, rand(2, 3, 5, 5));
        Assert.Equal(["conv", "norm", "flat", "out"], summary.Parts.Select(part => part.Name));
        Assert.Equal(["Conv2d", "BatchNorm2d", "Flatten", "Linear"], summary.Parts.Select(part => part.Kind));
        Assert.Equal(["2,4,5,5", "2,4,5,5", "2,100", "2,7"], summary.Parts.Select(Shape));
        Assert.Equal([(4 * 3 * 3 * 3) + 4, 8, 0, 707], summary.Parts.Select(part => part.Parameters));
        // Mean, variance and the number of batches.
        Assert.Equal([0, 9, 0, 0], summary.Parts.Select(part => part.Buffers));
        Assert.Equal([2 * 25 * 4 * 27, 0, 0, 2 * 700], summary.Parts.Select(part => part.MultiplyAdds));
        Assert.Equal((112 + 8 + 707, 0, 9), (summary.Trainable, summary.Frozen, summary.Buffers));
        Assert.Equal((112 + 8 + 707 + 9, 5400 + 1400), (summary.Numbers, summary.MultiplyAdds));
        Assert.Equal("2,7", Shape(summary));
    }

    [Fact]
    public void Of_AlikeNumberedLayers_AreOneEntryAndCountEach()
    {
        using var net = Sequential(Linear(4, 4), Linear(4, 4), Linear(4, 4), Linear(4, 5), ReLU(), ReLU());
        var summary = Of(net, rand(2, 4));
        Assert.Equal(["0 … 2", "3", "4 … 5"], summary.Parts.Select(part => part.Name));
        Assert.Equal([3, 1, 2], summary.Parts.Select(part => part.Repeats));
        Assert.Equal([20, 25, 0], summary.Parts.Select(part => part.Parameters));
        Assert.Equal((85, (3 * 32) + 40), (summary.Parameters, summary.MultiplyAdds));
    }

    [Fact]
    public void Of_NeighboursThatDiffer_AreEntriesOfTheirOwn()
    {
        using var unlike = Sequential(Linear(4, 4), Linear(4, 4, hasBias: false), Linear(4, 4));
        var first = Linear(4, 4);
        foreach (var parameter in first.parameters()) parameter.requires_grad_(false);
        using var frozen = Sequential(first, Linear(4, 4));
        Assert.Equal(3, Of(unlike, rand(2, 4)).Parts.Count);
        Assert.Equal([(0, 20), (20, 0)], Of(frozen, rand(2, 4)).Parts.Select(part => (part.Trainable, part.Frozen)));
    }

    [Fact]
    public void Of_WhatIsCalledInAnotherOrder_ComesInThatOrder()
    {
        using var net = new Swapped();
        var summary = Of(net, rand(2, 4));
        Assert.Equal(["early", "layers.0 … 1", "late", "never"], summary.Parts.Select(part => part.Name));
        Assert.Empty(summary.Parts[^1].Outputs);
        Assert.Equal(20, summary.Parts[^1].Parameters);
    }

    [Fact]
    public void Of_WeightsThatTwoModulesShare_CountOnce()
    {
        using var net = new Shared();
        var summary = Of(net, rand(2, 4));
        Assert.Equal(16, summary.Parameters);
        Assert.Equal(2 * 16 * 2, summary.MultiplyAdds);
    }

    [Fact]
    public void Of_RecurrentUnits_MultipliesByAllMatricesAtEachPlace()
    {
        using var gru = GRU(3, 4, bidirectional: true, batchFirst: true);
        using var input = rand(2, 5, 3);
        var summary = ModuleSummary.Of("gru", gru, () => gru.call(input));
        Assert.Equal(["0", "1"], summary.Outputs.Select(output => output.Name));
        Assert.Equal([2L, 5, 8], summary.Outputs[0].Shape);
        Assert.Equal(10 * 2 * 3 * ((4 * 3) + (4 * 4)), summary.MultiplyAdds);
    }

    [Fact]
    public void Of_Example_LeavesNothingBehind()
    {
        using var net = Sequential(Linear(4, 4), ReLU());
        using var input = rand(2, 4);
        var before = Tensor.TotalCount;
        _ = Of(net, input);
        Assert.Equal(before, Tensor.TotalCount);
        // A listener that stayed would be told of this.
        _ = Of(net, input);
        Assert.Equal(2 * 16, Of(net, input).MultiplyAdds);
    }

    private static ModuleSummary Of(nn.Module<Tensor, Tensor> net, Tensor input) => ModuleSummary.Of("net", net, () => net.call(input));

    private static string Shape(ModuleSummary summary) => string.Join(',', summary.Outputs.Single().Shape);

    private sealed class Swapped : Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> late = Linear(4, 4);
        private readonly nn.Module<Tensor, Tensor> never = Linear(4, 4);
        private readonly nn.Module<Tensor, Tensor> early = Linear(4, 4);
        private readonly TorchSharp.Modules.ModuleList<nn.Module<Tensor, Tensor>> layers = ModuleList<nn.Module<Tensor, Tensor>>(Linear(4, 4), Linear(4, 4));

        public Swapped()
            : base(nameof(Swapped)) => RegisterComponents();

        public override Tensor forward(Tensor input) => late.call(layers[1].call(layers[0].call(early.call(input)))) + never.parameters().First().sum();
    }

    private sealed class Shared : Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Linear first = Linear(4, 4, hasBias: false);
        private readonly TorchSharp.Modules.Linear second;

        public Shared()
            : base(nameof(Shared))
        {
            second = Linear(first.weight);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => second.call(first.call(input));
    }
}
