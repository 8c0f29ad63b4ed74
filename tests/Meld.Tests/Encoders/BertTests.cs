using Meld.Encoders;
using Meld.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Meld.Tests.Encoders;

[Collection(TorchTests.Name)]
public sealed class BertTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly EncoderCase given = new(EncoderCase.Folder, "bert");
    private readonly Bert bert;

    public BertTests() => bert = given.Load(new Bert(BertConfig.Read(given.ConfigPath)), Bert.Keys);

    public void Dispose()
    {
        bert.Dispose();
        scope.Dispose();
    }

    [Fact]
    public void Call_MoreTokensThanPositions_SaysSo()
    {
        var error = Assert.Throws<ArgumentException>(() => bert.call(zeros([1, 17], ScalarType.Int64), null, null));
        Assert.StartsWith("17 tokens are more than the 16 positions of this model; cut the text.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Call_MaskOfNumbersOrBooleans_IsTheSame()
    {
        var ids = tensor([1L, 2, 3, 4], [2, 2]);
        var mask = tensor([1L, 1, 1, 0], [2, 2]);
        using var noGradients = no_grad();
        Assert.Equal(Values(bert.call(ids, mask, null).LastHidden), Values(bert.call(ids, mask.to(ScalarType.Bool), null).LastHidden));
        Assert.NotEqual(Values(bert.call(ids, mask, null).LastHidden[1, 0]), Values(bert.call(ids, null, null).LastHidden[1, 0]));
    }

    [Fact]
    public void Call_OnlyPadding_GivesNumbers() =>
        Assert.True(bert.call(zeros([1, 3], ScalarType.Int64), zeros([1, 3], ScalarType.Int64), null).LastHidden.isfinite().all().item<bool>());

    [Fact]
    public void Call_WithoutTypes_TakesTheFirst()
    {
        var ids = tensor([1L, 2, 3], [1, 3]);
        Assert.Equal(Values(bert.call(ids, null, zeros_like(ids)).Pooled!), Values(bert.call(ids, null, null).Pooled!));
        Assert.NotEqual(Values(bert.call(ids, null, ones_like(ids)).Pooled!), Values(bert.call(ids, null, null).Pooled!));
    }

    [Fact]
    public void Call_WithoutPooler_LoadsACheckpointThatHasNone()
    {
        using var unpooled = new Bert(BertConfig.Read(given.ConfigPath), isPooled: false);
        given.Load(unpooled, Bert.Keys with { Optional = [.. Bert.Keys.Optional, "pooler.*"] });
        Assert.Null(unpooled.call(zeros([1, 3], ScalarType.Int64), null, null).Pooled);
    }

    [Fact]
    public void Call_LeavesOnlyItsResultBehind()
    {
        using var noGradients = no_grad();
        var ids = zeros([2, 5], ScalarType.Int64);
        var mask = ones_like(ids);
        mask[1, 4] = 0;
        using var call = NewDisposeScope();
        var output = bert.call(ids, mask, null);
        Assert.Equal(output.Layers.Count + 1, call.DisposablesCount);
    }

    [Fact]
    public void Call_InTraining_DropsAndGivesEveryParameterItsSlope()
    {
        var (ids, types) = (given[0, "ids"].unsqueeze(0), given[0, "types"].unsqueeze(0));
        Assert.Equal(Values(bert.call(ids, null, types).Pooled!), Values(bert.call(ids, null, types).Pooled!));
        bert.train();
        manual_seed(1);
        var output = bert.call(ids, null, types);
        Assert.NotEqual(Values(output.LastHidden), Values(bert.call(ids, null, types).LastHidden));
        (output.LastHidden.square().sum() + output.Pooled!.sum()).backward();
        // A bias of all keys changes no attention.
        var learning = bert.named_parameters().Where(pair => !pair.name.EndsWith("key.bias", StringComparison.Ordinal));
        Assert.All(learning, pair => Assert.InRange(pair.parameter.grad!.abs().sum().item<float>(), 1e-6, 1e12));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Call_InBfloat16_GivesNearlyTheSame(bool isAutocast)
    {
        using var noGradients = no_grad();
        var (ids, types) = (given[2, "ids"].unsqueeze(0).expand(2, -1), given[2, "types"].unsqueeze(0).expand(2, -1));
        var mask = ones_like(ids);
        mask[1, 9..] = 0;
        var exact = bert.call(ids, mask, types).LastHidden;
        if (!isAutocast) bert.to(ScalarType.BFloat16);
        using var region = isAutocast ? Autocast.Enter(ScalarType.BFloat16) : null;
        var difference = (bert.call(ids, mask, types).LastHidden.to(ScalarType.Float32) - exact).abs();
        Assert.InRange(difference.max().item<float>(), 1e-4, 0.2);
        Assert.InRange(difference.mean().item<float>(), 0, 0.02);
    }

    private static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();
}
