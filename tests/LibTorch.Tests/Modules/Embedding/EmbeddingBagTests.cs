using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

public sealed class EmbeddingBagTests
{
    [Theory]
    [InlineData(EmbeddingBagMode.Sum, new double[] { 30, 32, 20, 22 })]
    [InlineData(EmbeddingBagMode.Mean, new double[] { 15, 16, 10, 11 })]
    [InlineData(EmbeddingBagMode.Max, new double[] { 20, 21, 20, 21 })]
    public void Call_JoinsTheRowsOfABag(EmbeddingBagMode mode, double[] expected)
    {
        using var layer = EmbeddingBag_from_pretrained(Table(), mode: mode);
        using var batch = layer.call(tensor(new long[] { 1, 2, 2, 0 }).reshape(2, 2));
        Tolerant.AssertEqual([2, 2], expected, batch);
        using var row = layer.call(tensor(new long[] { 1, 2, 2, 0 }), tensor(new long[] { 0, 2 }));
        Tolerant.AssertEqual([2, 2], expected, row);
    }

    [Fact]
    public void Call_WithWeights_MultipliesTheRows()
    {
        using var layer = EmbeddingBag_from_pretrained(Table(), mode: EmbeddingBagMode.Sum);
        using var output = layer.call(tensor(new long[] { 1, 2 }).reshape(1, 2), null, tensor(new float[] { 2, -1 }).reshape(1, 2));
        Tolerant.AssertEqual([1, 2], [0, 1], output);
    }

    [Fact]
    public void Padding_DoesNotCount()
    {
        using var layer = EmbeddingBag_from_pretrained(Table(), padding_index: 2);
        using var output = layer.call(tensor(new long[] { 1, 2 }).reshape(1, 2));
        Tolerant.AssertEqual([1, 2], [10, 11], output);
        using var fresh = EmbeddingBag(3, 2, padding_index: 1);
        Tolerant.AssertEqual([2], [0, 0], fresh.weight[1]);
    }

    [Fact]
    public void LastOffset_IsTheEnd()
    {
        using var layer = EmbeddingBag_from_pretrained(Table(), mode: EmbeddingBagMode.Sum, include_last_offset: true);
        using var output = layer.call(tensor(new long[] { 0, 1, 2 }), tensor(new long[] { 0, 1, 3 }));
        Tolerant.AssertEqual([2, 2], [0, 1, 30, 32], output);
    }

    [Fact]
    public void WrongInputs_AreRefused()
    {
        using var layer = EmbeddingBag(3, 2);
        using var row = tensor(new long[] { 0, 1 });
        Assert.Throws<ArgumentException>(() => layer.call(row));
        Assert.Throws<ArgumentException>(() => layer.call(row.reshape(1, 2), row));
        Assert.Throws<ArgumentException>(() => layer.call(row.reshape(1, 1, 2)));
        Assert.Throws<ArgumentException>(() => layer.call(zeros([1, 0], int64)));
        Assert.Throws<ArgumentException>(() => layer.call(row, row, ones(2)));
        Assert.Throws<ArgumentException>(() => EmbeddingBag(3, 2, mode: EmbeddingBagMode.Max, sparse: true));
        Assert.Throws<ArgumentException>(() => EmbeddingBag(3, 2, mode: EmbeddingBagMode.Max, scale_grad_by_freq: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => EmbeddingBag(3, 2, padding_index: 3));
    }

    private static Tensor Table() => tensor(new float[] { 0, 1, 10, 11, 20, 21 }).reshape(3, 2);
}
