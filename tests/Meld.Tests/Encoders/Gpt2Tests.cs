using Meld.Encoders;
using Meld.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Meld.Tests.Encoders;

[Collection(TorchTests.Name)]
public sealed class Gpt2Tests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly EncoderCase given = new(EncoderCase.Folder, "gpt2");
    private readonly Gpt2 gpt2;

    public Gpt2Tests() => gpt2 = given.Load(new Gpt2(Gpt2Config.Read(given.ConfigPath)), Gpt2.Keys);

    public void Dispose()
    {
        gpt2.Dispose();
        scope.Dispose();
    }

    [Fact]
    public void Call_MoreTokensThanPositions_SaysSo()
    {
        var error = Assert.Throws<ArgumentException>(() => gpt2.call(zeros([1, 17], ScalarType.Int64), null));
        Assert.StartsWith("17 tokens are more than the 16 positions of this model; cut the text.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Call_PaddingInFront_CountsPositionsFromTheFirstToken()
    {
        using var noGradients = no_grad();
        var ids = given[0, "ids"];
        var padded = cat([full([3], 7, dtype: ScalarType.Int64), ids]).unsqueeze(0);
        var mask = cat([zeros([3], ScalarType.Int64), ones_like(ids)]).unsqueeze(0);

        var output = gpt2.call(padded, mask);

        Assert.InRange((output.LastHidden[0, 3..] - given[0, "layers"][-1]).abs().max().item<float>(), 0, 1e-5);
        Assert.InRange((output.Pooled![0] - given[0, "pooled"]).abs().max().item<float>(), 0, 1e-5);
    }

    [Fact]
    public void Call_ALaterToken_ChangesNoState()
    {
        using var noGradients = no_grad();
        var longer = gpt2.call(tensor([1L, 2, 3, 4], [1, 4]), null);
        var shorter = gpt2.call(tensor([1L, 2, 3], [1, 3]), null);
        Assert.InRange((longer.LastHidden.narrow(1, 0, 3) - shorter.LastHidden).abs().max().item<float>(), 0, 1e-6);
        Assert.True(shorter.LastHidden[0, 2].Equals(shorter.Pooled![0]));
    }

    [Fact]
    public void Call_OnlyPadding_GivesNumbers() => Assert.True(gpt2.call(zeros([1, 3], ScalarType.Int64), zeros([1, 3])).Pooled!.isfinite().all().item<bool>());

    [Fact]
    public void Call_LeavesOnlyItsResultBehind()
    {
        using var noGradients = no_grad();
        var ids = zeros([2, 5], ScalarType.Int64);
        var mask = ones_like(ids);
        mask[1, 4] = 0;
        using var call = NewDisposeScope();
        var output = gpt2.call(ids, mask);
        Assert.Equal(output.Layers.Count + 1, call.DisposablesCount);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(1)]
    public void Call_InTraining_DropsAndGivesEveryParameterItsSlope(int tokens)
    {
        var ids = given[2, "ids"].narrow(0, 0, tokens).unsqueeze(0);
        Assert.True(gpt2.call(ids, null).LastHidden.Equals(gpt2.call(ids, null).LastHidden));
        gpt2.train();
        manual_seed(1);
        var output = gpt2.call(ids, null);
        Assert.False(gpt2.call(ids, null).LastHidden.Equals(output.LastHidden));
        output.LastHidden.square().mul(arange(output.LastHidden.numel()).view_as(output.LastHidden)).sum().backward();
        Assert.All(gpt2.parameters(), parameter => Assert.InRange(parameter.grad!.abs().sum().item<float>(), 1e-6, 1e12));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Call_InBfloat16_GivesNearlyTheSame(bool isAutocast)
    {
        using var noGradients = no_grad();
        var ids = given[2, "ids"].unsqueeze(0).expand(2, -1);
        var mask = ones_like(ids);
        mask[1, 9..] = 0;
        var exact = gpt2.call(ids, mask).LastHidden;
        if (!isAutocast) gpt2.to(ScalarType.BFloat16);
        using var region = isAutocast ? Autocast.Enter(ScalarType.BFloat16) : null;
        var difference = (gpt2.call(ids, mask).LastHidden.to(ScalarType.Float32) - exact).abs();
        Assert.InRange(difference.max().item<float>(), 1e-4, 0.2);
        Assert.InRange(difference.mean().item<float>(), 0, 0.02);
    }
}
