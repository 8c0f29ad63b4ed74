using Meld.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Meld.Tests.Training;

[Collection(TorchTests.Name)]
public sealed class WeightAverageTests
{
    [Fact]
    public void Update_ThreeSteps_IsTheMeanWithEachCountingByItsAge()
    {
        using var parameter = new Parameter(tensor([7f]));
        using var average = new WeightAverage([parameter], 0.9);
        foreach (var (index, value) in new[] { 1f, 2, 4 }.Index())
        {
            using (no_grad()) parameter.fill_(value);
            average.Update(index + 1);
        }
        // The 7 before the first step does not count.
        Assert.Equal((0.81 * 1 + 0.9 * 2 + 4) / (0.81 + 0.9 + 1), average.Values[0].item<float>(), 1e-6);
    }

    [Fact]
    public void Applied_AWork_SeesTheAveragesAndThenTheParametersAreBack()
    {
        using var parameter = new Parameter(tensor([1f]));
        using var average = new WeightAverage([parameter], 0.5);
        average.Update(1);
        using (no_grad()) parameter.fill_(3);
        Assert.Equal(1, average.Applied(() => parameter.item<float>()));
        Assert.Equal(3, parameter.item<float>());
        Assert.Throws<InvalidOperationException>(() => average.Applied<int>(() => throw new InvalidOperationException()));
        Assert.Equal(3, parameter.item<float>());
    }

    [Fact]
    public void Applied_NoDecay_SeesTheParametersThemselves()
    {
        using var parameter = new Parameter(tensor([1f]));
        using var average = new WeightAverage([parameter], 0);
        average.Update(1);
        using (no_grad()) parameter.fill_(3);
        Assert.Empty(average.Values);
        Assert.Equal(3, average.Applied(() => parameter.item<float>()));
    }
}
