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

    public static TheoryData<string> Transformers => ["bert", "gpt2", "wav2vec2-base", "wav2vec2-large"];

    [Theory]
    [MemberData(nameof(Transformers))]
    public void Enter_BFloat16_TransformersGiveAlmostTheSame(string name)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        var given = new EncoderCase(EncoderCase.Folder, name);
        var (encoder, encode) = Load(given, name);
        var before = encode();

        InferenceForm.Enter(encoder, ScalarType.BFloat16);

        var after = encode();
        Assert.Contains(encoder.parameters(), parameter => parameter.dtype == ScalarType.BFloat16);
        Assert.Equal(ScalarType.Float32, after.dtype);
        Assert.InRange((after - before).abs().max().item<float>(), 1e-6, 0.05 * before.abs().max().item<float>());
        Assert.InRange(functional.cosine_similarity(before.flatten(), after.flatten(), 0).item<float>(), 0.999, 1.0001);
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

    private static (Module Encoder, Func<Tensor> Encode) Load(EncoderCase given, string name)
    {
        switch (name)
        {
            case "bert":
                var bert = given.Load(new Bert(BertConfig.Read(given.ConfigPath)), Bert.Keys);
                return (bert, () => bert.call(given[0, "ids"].unsqueeze(0), null, null).LastHidden);
            case "gpt2":
                var gpt2 = given.Load(new Gpt2(Gpt2Config.Read(given.ConfigPath)), Gpt2.Keys);
                return (gpt2, () => gpt2.call(given[0, "ids"].unsqueeze(0), null).LastHidden);
            default:
                var wave = given.Load(new Wav2Vec2(Wav2Vec2Config.Read(given.ConfigPath)), Wav2Vec2.Keys);
                return (wave, () => wave.call(given[0, "waveform"].unsqueeze(0), null).LastHidden);
        }
    }
}
