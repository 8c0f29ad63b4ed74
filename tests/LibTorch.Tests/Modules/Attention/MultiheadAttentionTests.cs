using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

public sealed class MultiheadAttentionTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public MultiheadAttentionTests()
    {
        set_num_threads(1);
        manual_seed(3);
    }

    public void Dispose() => scope.Dispose();

    [Fact]
    public void StateDict_HasPyTorchsKeys_InItsOrder()
    {
        Assert.Equal(["in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias"], MultiheadAttention(8, 2).state_dict().Keys);
        Assert.Equal(["in_proj_weight", "out_proj.weight"], MultiheadAttention(8, 2, bias: false).state_dict().Keys);
        Assert.Equal(
            ["q_proj_weight", "k_proj_weight", "v_proj_weight", "in_proj_bias", "bias_k", "bias_v", "out_proj.weight", "out_proj.bias"],
            MultiheadAttention(8, 2, kdim: 3, add_bias_kv: true).state_dict().Keys);
    }

    [Fact]
    public void BooleanByteAndFloatMasks_SayTheSame()
    {
        var attention = MultiheadAttention(8, 2);
        var (query, memory) = (randn(3, 2, 8), randn(4, 2, 8));
        var hidden = tensor(new bool[,] { { false, true, false, false }, { false, false, true, true }, { true, false, false, false } });
        var padding = tensor(new bool[,] { { false, false, false, true }, { false, true, false, false } });
        Tensor Floats(Tensor mask) => zeros(mask.shape).masked_fill(mask, float.NegativeInfinity);

        var (expected, weights) = attention.call(query, memory, memory, padding, true, hidden);

        TensorAssert.Close(expected, attention.call(query, memory, memory, padding, true, Floats(hidden)).Item1);
        TensorAssert.Close(expected, attention.call(query, memory, memory, padding.to(uint8), true, hidden.to(uint8)).Item1);
        TensorAssert.Close(expected, attention.call(query, memory, memory, padding, true, hidden.expand(4, 3, 4)).Item1);
        TensorAssert.Close(attention.call(query, memory, memory, padding).Item1, attention.call(query, memory, memory, Floats(padding)).Item1);
        for (var batch = 0; batch < 2; batch++)
        {
            var unseen = hidden.logical_or(padding[batch]);
            Assert.Equal(0, weights[batch].masked_select(unseen).abs().sum().item<float>());
            Assert.True(weights[batch].masked_select(unseen.logical_not()).min().item<float>() > 0);
        }
        TensorAssert.Close(ones(2, 3), weights.sum(2));
    }

    [Theory]
    [InlineData(false, false, 4)]
    [InlineData(true, false, 5)]
    [InlineData(false, true, 5)]
    [InlineData(true, true, 6)]
    public void AddedKeys_AreMaskedByNothing(bool bias, bool zero, long keys)
    {
        var attention = MultiheadAttention(8, 2, add_bias_kv: bias, add_zero_attn: zero);
        var (query, memory) = (randn(3, 2, 8), randn(4, 2, 8));
        var hidden = tensor(new bool[,] { { false, true, true, true }, { false, true, true, true }, { false, true, true, true } });
        var padding = tensor(new bool[,] { { false, false, false, true }, { false, true, false, false } });

        var weights = attention.call(query, memory, memory, padding, true, hidden).Item2;

        Assert.Equal([2, 3, keys], weights.shape);
        Assert.Equal(0, weights[.., .., 1..4].abs().sum().item<float>());
        TensorAssert.Close(ones(2, 3), weights[.., .., 0] + weights[.., .., 4..].sum(2));
        if (keys > 4) Assert.True(weights[.., .., 4..].min().item<float>() > 0);
    }

    [Fact]
    public void OneSequence_IsABatchOfOne()
    {
        var attention = MultiheadAttention(8, 2);
        var (query, memory) = (randn(3, 8), randn(4, 8));
        var padding = tensor(new bool[] { false, false, true, false });

        var (output, weights) = attention.call(query, memory, memory, padding);
        var (output1, weights1) = attention.call(query.unsqueeze(1), memory.unsqueeze(1), memory.unsqueeze(1), padding.unsqueeze(0));

        TensorAssert.Close(output1[.., 0], output);
        TensorAssert.Close(weights1[0], weights);
    }

    [Fact]
    public void Weights_AreNull_WhenNobodyNeedsThem()
    {
        var attention = MultiheadAttention(8, 2);
        var input = randn(3, 2, 8);

        var (output, weights) = attention.call(input, input, input, need_weights: false);

        Assert.Null(weights);
        TensorAssert.Close(attention.call(input, input, input).Item1, output);
    }

    [Fact]
    public void OneTensorOrThreeEqualOnes_GiveTheSame()
    {
        var attention = MultiheadAttention(8, 2);
        var input = randn(3, 2, 8);
        var (second, third) = (input.clone(), input.clone());

        TensorAssert.Close(attention.call(input, input, input).Item1, attention.call(input, second, second).Item1);
        TensorAssert.Close(attention.call(input, input, input).Item1, attention.call(input, second, third).Item1);
    }

    [Fact]
    public void Dropout_IsOnlyForTraining()
    {
        var attention = MultiheadAttention(8, 2, dropout: 0.5);
        var input = randn(3, 2, 8);
        var (first, second) = (attention.call(input, input, input).Item1, attention.call(input, input, input).Item1);
        Assert.False(allclose(first, second));

        attention.eval();

        TensorAssert.Close(attention.call(input, input, input).Item1, attention.call(input, input, input).Item1);
    }

    [Fact]
    public void Gradients_AreTheSlopes()
    {
        var joint = MultiheadAttention(4, 2, add_bias_kv: true, add_zero_attn: true).to(float64);
        var apart = MultiheadAttention(4, 2, kdim: 3, vdim: 2).to(float64);
        var (query, key, value) = (randn([2, 1, 4], float64), randn([3, 1, 3], float64), randn([3, 1, 2], float64));

        Slopes.AssertEqualGradients("one tensor", [query, .. joint.parameters()], () => joint.call(query, query, query) is var (y, w) ? [y, w] : []);
        Slopes.AssertEqualGradients("three", [query, key, value, .. apart.parameters()], () => apart.call(query, key, value) is var (y, w) ? [y, w] : []);
    }

    [Fact]
    public void Forward_LeavesItsResultsAlone()
    {
        var attention = MultiheadAttention(8, 2, add_bias_kv: true);
        var input = randn(3, 8);
        using var inner = NewDisposeScope();

        attention.call(input, input, input);
        Assert.Equal(2, inner.DisposablesCount);
        attention.call(input, input, input, need_weights: false);
        Assert.Equal(3, inner.DisposablesCount);
    }

    [Fact]
    public void WrongShapesAndTypes_Throw()
    {
        var attention = MultiheadAttention(8, 2);
        var input = randn(3, 2, 8);

        Assert.Throws<ArgumentException>(() => MultiheadAttention(8, 3));
        Assert.Throws<ArgumentException>(() => attention.call(randn(3, 2, 6), input, input));
        Assert.Throws<ArgumentException>(() => attention.call(randn(8), input, input));
        Assert.Throws<ArgumentException>(() => attention.call(input, randn(4, 2, 8), input));
        Assert.Throws<ArgumentException>(() => attention.call(input, randn(3, 1, 8), randn(3, 1, 8)));
        var shape = Assert.Throws<ArgumentException>(() => attention.call(input, input, input, attn_mask: zeros(3, 4)));
        Assert.Contains("[3, 4] instead of [3, 3] or [4, 3, 3]", shape.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => attention.call(input, input, input, zeros(3, 2)));
        Assert.Throws<ArgumentException>(() => attention.call(input, input, input, attn_mask: zeros([3, 3], int64)));
    }
}
