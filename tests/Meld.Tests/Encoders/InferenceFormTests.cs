using Meld.Encoders;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Tests.Encoders;

[Collection(TorchTests.Name)]
public sealed class InferenceFormTests
{
    [Fact]
    public void Enter_BFloat16_ConvertsProductsAndKeepsNormsAndTables()
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        manual_seed(1);
        var net = Sequential(("table", Embedding(9, 4)), ("first", Linear(4, 6)), ("norm", LayerNorm(6)), ("drop", Dropout(0.5)), ("last", Linear(6, 2)));
        var ids = tensor(new long[] { 1, 8, 3 });
        net.eval();
        var before = net.call(ids);
        net.train();

        InferenceForm.Enter(net, ScalarType.BFloat16);

        Assert.Equal(
            ["first.bias", "first.weight", "last.bias", "last.weight"],
            net.named_parameters().Where(one => one.parameter.dtype == ScalarType.BFloat16).Select(one => one.name).Order(StringComparer.Ordinal));
        Assert.False(net.training);
        Assert.All(net.parameters(), parameter => Assert.False(parameter.requires_grad));
        Assert.InRange((net.call(ids).to(ScalarType.Float32) - before).abs().max().item<float>(), 1e-6, 0.02);
    }

    [Fact]
    public void Enter_Float32_ChangesNoNumber()
    {
        using var scope = NewDisposeScope();
        using var net = Sequential(Linear(4, 6), LayerNorm(6));
        net.eval();
        var input = ones(2, 4);
        var before = net.call(input);

        InferenceForm.Enter(net, ScalarType.Float32);

        Assert.Equal(before.data<float>().ToArray(), net.call(input).data<float>().ToArray());
    }

    [Fact]
    public void Enter_AnotherPrecision_IsAnError()
    {
        using var net = Linear(2, 2);
        var error = Assert.Throws<ArgumentException>(() => InferenceForm.Enter(net, ScalarType.Float16));
        Assert.StartsWith("An encoder computes in float32 or bfloat16, not in Float16.", error.Message, StringComparison.Ordinal);
    }
}
