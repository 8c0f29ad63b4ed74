using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

public sealed class EmbeddingTests
{
    [Fact]
    public void Call_GivesRows()
    {
        using var table = tensor(new float[] { 0, 1, 10, 11, 20, 21 }).reshape(3, 2);
        using var layer = Embedding_from_pretrained(table);
        using var output = layer.call(tensor(new long[] { 2, 0 }).reshape(1, 2));
        Tolerant.AssertEqual([1, 2, 2], [20, 21, 0, 1], output);
        Assert.False(layer.weight.requires_grad);
        using var learning = Embedding_from_pretrained(table, freeze: false);
        Assert.True(learning.weight.requires_grad);
        Assert.Throws<ArgumentException>(() => Embedding_from_pretrained(zeros(3)));
    }

    [Fact]
    public void FromPretrained_OfAnotherType_Converts()
    {
        using var table = ones(3, 2);
        using var layer = Embedding_from_pretrained(table, dtype: float64);
        Assert.Equal(float64, layer.weight.dtype);
        using var rows = layer.call(tensor(new long[] { 1 }));
        Tolerant.AssertEqual([1, 2], [1, 1], rows);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-2)]
    public void Padding_StartsAtZeroAndLearnsNothing(long padding)
    {
        using var layer = Embedding(3, 2, padding_idx: padding);
        Tolerant.AssertEqual([2], [0, 0], layer.weight[1]);
        using var output = layer.call(tensor(new long[] { 1, 2 }));
        output.sum().backward();
        Tolerant.AssertEqual([3, 2], [0, 0, 0, 0, 1, 1], layer.weight.grad!);
    }

    [Fact]
    public void MaxNorm_ShortensRowsInUseOnly()
    {
        using var table = tensor(new float[] { 3, 4, 6, 8, 0.3f, 0.4f }).reshape(3, 2);
        using var layer = Embedding_from_pretrained(table, freeze: false, max_norm: 1);
        using var output = layer.call(tensor(new long[] { 0, 2 }));
        Tolerant.AssertEqual([2, 2], [0.6, 0.8, 0.3, 0.4], output);
        Tolerant.AssertEqual([3, 2], [0.6, 0.8, 6, 8, 0.3, 0.4], layer.weight);
        output.sum().backward();
        Tolerant.AssertEqual([3, 2], [1, 1, 0, 0, 1, 1], layer.weight.grad!);
    }

    [Fact]
    public void Padding_OutsideTheTable_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Embedding(3, 2, padding_idx: 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Embedding(3, 2, padding_idx: -4));
    }

    [Fact]
    public void Call_WithANumberOutsideTheTable_SaysSo()
    {
        using var layer = Embedding(3, 2);
        Assert.Contains("index out of range", Assert.ThrowsAny<Exception>(() => layer.call(tensor(new long[] { 3 }))).Message);
    }

    [Fact]
    public void Sparse_GivesASparseGradient()
    {
        using var layer = Embedding(3, 2, sparse: true);
        layer.call(tensor(new long[] { 1 })).sum().backward();
        Assert.True(layer.weight.grad!.is_sparse);
    }
}
