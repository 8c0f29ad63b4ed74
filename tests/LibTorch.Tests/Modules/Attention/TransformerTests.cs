using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

public sealed class TransformerTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public TransformerTests()
    {
        set_num_threads(1);
        manual_seed(3);
    }

    public void Dispose() => scope.Dispose();

    [Fact]
    public void StateDict_HasPyTorchsKeys_InItsOrder()
    {
        string[] layer =
        [
            "self_attn.in_proj_weight", "self_attn.in_proj_bias", "self_attn.out_proj.weight", "self_attn.out_proj.bias", "linear1.weight", "linear1.bias",
            "linear2.weight", "linear2.bias", "norm1.weight", "norm1.bias", "norm2.weight", "norm2.bias",
        ];

        Assert.Equal(layer, TransformerEncoderLayer(8, 2, 16).state_dict().Keys);
        Assert.Equal(
            [.. layer.Select(key => "layers.0." + key), .. layer.Select(key => "layers.1." + key)],
            TransformerEncoder(TransformerEncoderLayer(8, 2, 16), 2).state_dict().Keys);
        Assert.Equal(
            ["encoder.norm.weight", "encoder.norm.bias", "decoder.norm.weight", "decoder.norm.bias"],
            Transformer(8, 2, 1, 1, 16).state_dict().Keys.Where(key => key.Contains("coder.norm", StringComparison.Ordinal)));
    }

    [Fact]
    public void EncoderLayer_RunsItsHooksWithAndWithoutAMask()
    {
        var layer = TransformerEncoderLayer(8, 2, 16, 0);
        var calls = 0;
        layer.register_forward_pre_hook((_, input) =>
        {
            calls++;
            return input;
        });
        layer.register_forward_hook((_, _, output) => output * 0);
        var (input, mask, padding) = (randn(3, 2, 8), ones(3, 3).triu(1).@bool(), zeros(2, 3, dtype: @bool));
        foreach (var output in new[] { layer.call(input), layer.call(input, mask), layer.call(input, mask, padding), layer.call(input, null, null) })
            Assert.Equal(0, output.abs().sum().item<float>());
        Assert.Equal(4, calls);
    }

    [Fact]
    public void Encoder_CopiesItsLayer()
    {
        var layer = TransformerEncoderLayer(8, 2, 16, 0);
        var encoder = TransformerEncoder(layer, 2);
        var (first, second) = (encoder.get_parameter("layers.0.linear1.weight")!, encoder.get_parameter("layers.1.linear1.weight")!);
        var original = layer.get_parameter("linear1.weight")!;
        var input = randn(3, 2, 8);
        TensorAssert.Close(layer.call(layer.call(input)), encoder.call(input));

        using (no_grad()) first.zero_();

        Assert.NotEqual(0, second.abs().sum().item<float>());
        Assert.NotEqual(0, original.abs().sum().item<float>());
        layer.Dispose();
        Assert.Equal([3, 2, 8], encoder.call(input).shape);
    }

    [Fact]
    public void Copies_HaveTheLayersTypeModeAndFrozenParameters()
    {
        var layer = TransformerDecoderLayer(8, 2, 16).to(float64);
        layer.eval();
        layer.get_parameter("linear1.weight")!.requires_grad = false;

        var decoder = TransformerDecoder(layer, 1);

        Assert.All(decoder.parameters(), parameter => Assert.Equal(float64, parameter.dtype));
        Assert.Equal(["layers.0.linear1.weight"], decoder.named_parameters().Where(one => !one.parameter.requires_grad).Select(one => one.name));
        var switched = decoder.modules().Where(module => module is TorchSharp.Modules.Dropout or TorchSharp.Modules.TransformerDecoderLayer);
        Assert.All(switched, module => Assert.False(module.training));
    }

    [Fact]
    public void Copying_LeavesTheRandomStreamAlone()
    {
        var layer = TransformerEncoderLayer(8, 2, 16);
        manual_seed(5);
        var expected = randn(3);
        manual_seed(5);

        TransformerEncoder(layer, 3);

        TensorAssert.Same(expected, randn(3));
    }

    [Fact]
    public void CausalMask_HidesTheFuture()
    {
        var encoder = TransformerEncoder(TransformerEncoderLayer(8, 2, 16, 0), 2);
        var mask = triu(ones(4, 4), 1).to(@bool);
        var input = randn(4, 2, 8);
        var changed = input.clone();
        changed[3] = 0;

        var (expected, actual) = (encoder.call(input, mask), encoder.call(changed, mask));

        TensorAssert.Close(expected[..3], actual[..3]);
        Assert.False(allclose(expected[3], actual[3]));
        TensorAssert.Close(encoder.call(input[..3], mask[..3, ..3], null!), expected[..3]);
    }

    [Fact]
    public void Padding_ChangesNothingForTheRest()
    {
        var layer = TransformerEncoderLayer(8, 2, 16, 0);
        var decoderLayer = TransformerDecoderLayer(8, 2, 16, 0, Activations.GELU);
        var decoder = TransformerDecoder(decoderLayer, 1);
        var (input, target) = (randn(4, 1, 8), randn(2, 1, 8));
        var padding = tensor(new bool[,] { { false, false, false, true } });

        TensorAssert.Close(layer.call(input[..3]), layer.call(input, null!, padding)[..3]);
        TensorAssert.Close(decoder.call(target, input[..3]), decoder.call(target, input, null, memory_key_padding_mask: padding));
        TensorAssert.Close(decoder.call(target, input), decoderLayer.call(target, input));
    }

    [Fact]
    public void Hooks_RunOnceForACall()
    {
        var layer = TransformerEncoderLayer(8, 2, 16);
        var calls = 0;
        layer.register_forward_hook((_, _, output) =>
        {
            calls++;
            return output;
        });

        layer.call(randn(3, 2, 8));

        Assert.Equal(1, calls);
    }

    [Fact]
    public void Gradients_AreTheSlopes()
    {
        var net = Transformer(4, 2, 1, 1, 3, 0, Activations.GELU).to(float64);
        var (source, target) = (randn([3, 1, 4], float64), randn([2, 1, 4], float64));

        Slopes.AssertEqualGradients("transformer", [source, target, .. net.parameters()], () => [net.call(source, target)]);
    }

    [Fact]
    public void Forward_LeavesItsResultAlone()
    {
        var net = Transformer(8, 2, 2, 2, 16);
        var encoder = TransformerEncoder(TransformerEncoderLayer(8, 2, 16), 2);
        var (source, target) = (randn(3, 2, 8), randn(4, 2, 8));
        using var inner = NewDisposeScope();

        encoder.call(source);
        Assert.Equal(1, inner.DisposablesCount);
        net.call(source, target);
        Assert.Equal(2, inner.DisposablesCount);
    }

    [Fact]
    public void Transformer_TakesMasks_AndOneSequence()
    {
        var net = Transformer(8, 2, 1, 1, 16, 0);
        var (source, target) = (randn(3, 8), randn(4, 8));
        var mask = triu(ones(4, 4), 1).to(@bool);

        var output = net.call(source, target, null, mask);

        Assert.Equal([4, 8], output.shape);
        TensorAssert.Close(net.call(source, target[..1]), output[..1]);
        TensorAssert.Close(output, net.call(source.unsqueeze(1), target.unsqueeze(1), null, mask)[.., 0]);
    }

    [Fact]
    public void WrongShapes_Throw()
    {
        var net = Transformer(8, 2, 1, 1, 16);

        Assert.Throws<ArgumentException>(() => net.call(randn(3, 2, 8), randn(3, 1, 8)));
        Assert.Throws<ArgumentException>(() => net.call(randn(3, 2, 8), randn(3, 8)));
        Assert.Throws<ArgumentException>(() => net.call(randn(3, 2, 6), randn(3, 2, 6)));
        Assert.Throws<ArgumentException>(() => TransformerEncoderLayer(8, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => TransformerEncoder(TransformerEncoderLayer(8, 2), -1));
    }
}
