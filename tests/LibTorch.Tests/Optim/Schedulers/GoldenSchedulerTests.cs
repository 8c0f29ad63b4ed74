using LibTorch.Tests.Golden;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.optim;

namespace LibTorch.Tests.Optim.Schedulers;

// Inside: the tests have a namespace Modules of their own.
using Modules = TorchSharp.Modules;

/// <summary>Thirty steps of every schedule, against PyTorch's numbers (12 digits).</summary>
public class GoldenSchedulerTests
{
    private static readonly GoldenFile Golden = GoldenFile.Load("schedulers");

    public static TheoryData<string> Names { get; } = [.. SchedulerCases.All.Select(one => one.Name)];

    [Fact]
    public void Cases_AreThoseOfTheFixture() =>
        Assert.Equal(Golden.Cases.Select(one => (one.Name, one.Csharp)), SchedulerCases.All.Select(one => (one.Name, one.Text)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_GiveTheRatesOfPyTorch(string name)
    {
        var golden = Golden[name];
        var (rates, momenta) = (golden.NumberLists("lr"), golden.Has("momentum") ? golden.NumberLists("momentum") : null);
        using var scope = torch.NewDisposeScope();
        using var optimizer = MakeOptimizer(golden.Text("optimizer")!);
        var groups = optimizer.ParamGroups.ToArray();
        var scheduler = SchedulerCases.All.Single(one => one.Name == name).Make(optimizer);

        for (var step = 0; step < rates[0].Count; step++)
        {
            if (step > 0)
            {
                optimizer.step();
                if (golden.Has("metrics")) scheduler.step(golden.Numbers("metrics")[step - 1]);
                else scheduler.step();
            }
            for (var group = 0; group < groups.Length; group++)
            {
                Close(rates[group][step], groups[group].LearningRate, $"rate of group {group} after step {step}");
                if (momenta is not null) Close(momenta[group][step], Momentum(groups[group]), $"momentum of group {group} after step {step}");
            }
            Assert.Equal(groups.Select(group => group.LearningRate), scheduler.get_last_lr());
        }
    }

    // The fixture has 12 digits.
    private static void Close(double expected, double actual, string what) =>
        Assert.True(
            Math.Abs(actual - expected) <= 1e-11 * Math.Abs(expected) + 1e-18,
            FormattableString.Invariant($"{what}: expected {expected}, actual {actual:R}"));

    private static double Momentum(ILearningRateController group) => group is IBetas adam ? adam.Betas.Item1 : ((IMomentum)group).Momentum;

    private static Optimizer MakeOptimizer(string text)
    {
        var (p, q) = (new Parameter(torch.zeros(1)), new Parameter(torch.zeros(1)));
        return text switch
        {
            "torch.optim.SGD([p], learningRate: 0.5, momentum: 0.9)" => torch.optim.SGD([p], learningRate: 0.5, momentum: 0.9),
            "torch.optim.Adam([p], lr: 0.01)" => torch.optim.Adam([p], lr: 0.01),
            "torch.optim.SGD([new Modules.SGD.ParamGroup([p], lr: 0.5), new Modules.SGD.ParamGroup([q], lr: 0.02)], learningRate: 0.5)" =>
                torch.optim.SGD([new Modules.SGD.ParamGroup([p], lr: 0.5), new Modules.SGD.ParamGroup([q], lr: 0.02)], learningRate: 0.5),
            _ => throw new ArgumentException($"no such optimizer: {text}", nameof(text)),
        };
    }
}
