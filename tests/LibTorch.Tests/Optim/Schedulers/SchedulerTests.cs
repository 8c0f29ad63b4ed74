using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.optim;
using S = TorchSharp.torch.optim.lr_scheduler;

namespace LibTorch.Tests.Optim.Schedulers;

// Inside: the tests have a namespace Modules of their own.
using Modules = TorchSharp.Modules;

public class SchedulerTests
{
    private static Modules.SGD Optimizer(double rate = 0.5) => torch.optim.SGD([new Parameter(torch.zeros(1))], rate, momentum: 0.9);

    private static double Rate(Optimizer optimizer) => optimizer.ParamGroups.Single().LearningRate;

    [Theory]
    [InlineData("StepLR")]
    [InlineData("MultiStepLR")]
    [InlineData("ExponentialLR")]
    [InlineData("ConstantLR")]
    [InlineData("LinearLR")]
    [InlineData("PolynomialLR")]
    [InlineData("CosineAnnealingLR")]
    [InlineData("LambdaLR")]
    public void Step_ToAnEpoch_GivesTheRateOfAsManySteps(string name)
    {
        for (var epoch = 0; epoch < 12; epoch++)
        {
            using var stepping = Optimizer();
            using var jumping = Optimizer();
            var (steps, jump) = (Make(name, stepping), Make(name, jumping));
            for (var i = 0; i < epoch; i++) steps.step();
            jump.step(epoch);
            Assert.Equal(Rate(stepping), Rate(jumping), 1e-12);
        }
    }

    [Fact]
    public void LambdaLR_AFunctionForEachGroup()
    {
        var (p, q) = (new Parameter(torch.zeros(1)), new Parameter(torch.zeros(1)));
        using var optimizer = torch.optim.SGD([new Modules.SGD.ParamGroup([p], lr: 1), new Modules.SGD.ParamGroup([q], lr: 2)], 1);
        var scheduler = new S.impl.LambdaLR(optimizer, [epoch => epoch + 1, epoch => 10 * epoch]);
        scheduler.step();
        Assert.Equal([2.0, 20.0], optimizer.ParamGroups.Select(group => group.LearningRate));
        Assert.Throws<ArgumentException>(() => new S.impl.LambdaLR(optimizer, [epoch => 1]));
    }

    [Fact]
    public void MultiStepLR_AMilestoneNamedTwice_CountsTwice()
    {
        using var optimizer = Optimizer(1);
        var scheduler = S.MultiStepLR(optimizer, [1, 1], 0.5);
        scheduler.step();
        Assert.Equal(0.25, Rate(optimizer));
    }

    [Fact]
    public void ReduceLROnPlateau_WithoutAMeasure_IsRefused()
    {
        using var optimizer = Optimizer();
        var scheduler = S.ReduceLROnPlateau(optimizer);
        Assert.Throws<InvalidOperationException>(() => scheduler.step());
        Assert.Throws<InvalidOperationException>(() => scheduler.step(3));
        Assert.Throws<ArgumentException>(() => S.ReduceLROnPlateau(optimizer, mode: "low"));
        Assert.Throws<ArgumentException>(() => S.ReduceLROnPlateau(optimizer, factor: 1));
    }

    [Fact]
    public void ImpossibleArguments_AreRefusedByName()
    {
        using var optimizer = Optimizer();
        Refused("step_size", () => S.StepLR(optimizer, 0));
        Refused("step_size", () => S.StepLR(optimizer, -1));
        Refused("T_max", () => S.CosineAnnealingLR(optimizer, 0));
        Refused("factor", () => S.ConstantLR(optimizer, -0.1));
        Refused("factor", () => S.ConstantLR(optimizer, 1.1));
        Refused("start_factor", () => S.LinearLR(optimizer, 0));
        Refused("start_factor", () => S.LinearLR(optimizer, 1.1));
        Refused("end_factor", () => S.LinearLR(optimizer, 0.5, -0.1));
        Refused("end_factor", () => S.LinearLR(optimizer, 0.5, double.NaN));
        Refused("total_steps", () => S.OneCycleLR(optimizer, 1, total_steps: 0, epochs: 1, steps_per_epoch: 1));
        Refused("step_size_up", () => S.CyclicLR(optimizer, 0, 1, step_size_up: 0));
        Refused("step_size_down", () => S.CyclicLR(optimizer, 0, 1, step_size_down: -2));
        Refused("factor", () => S.ReduceLROnPlateau(optimizer, factor: 1));
        Assert.Equal(0.5, Rate(optimizer));

        static void Refused(string name, Action make) => Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(make).ParamName);
    }

    [Fact]
    public void OneCycleLR_PastItsEnd_IsRefused()
    {
        using var optimizer = Optimizer();
        var scheduler = S.OneCycleLR(optimizer, 1, total_steps: 3);
        for (var i = 0; i < 3; i++) scheduler.step();
        Assert.Throws<InvalidOperationException>(() => scheduler.step());
        Assert.Throws<ArgumentException>(() => S.OneCycleLR(optimizer, 1, epochs: 3));
    }

    [Fact]
    public void CyclicLR_OfAnOptimizerWithoutMomentum_IsRefused()
    {
        using var optimizer = torch.optim.Adagrad([new Parameter(torch.zeros(1))]);
        Assert.Throws<ArgumentException>(() => S.CyclicLR(optimizer, 0.1, 1));
        var scheduler = S.CyclicLR(optimizer, 0.1, 1, step_size_up: 2, cycle_momentum: false);
        scheduler.step();
        Assert.Equal(0.55, Rate(optimizer), 1e-12);
    }

    [Fact]
    public void CyclicLR_ScaleFunction_GetsTheCycle()
    {
        using var optimizer = Optimizer();
        var scheduler = S.CyclicLR(optimizer, 0, 1, step_size_up: 1, scale_fn: cycle => 1 / cycle, scale_mode: S.impl.CyclicLR.ScaleMode.Cycle);
        double[] rates = [.. Enumerable.Range(0, 5).Select(_ =>
        {
            scheduler.step();
            return Rate(optimizer);
        })];
        Assert.Equal([1, 0, 0.5, 0, 1 / 3.0], rates);
    }

    [Fact]
    public void SequentialLR_OfAnotherOptimizer_IsRefused()
    {
        using var optimizer = Optimizer();
        using var other = Optimizer();
        Assert.Throws<ArgumentException>(() => S.SequentialLR(optimizer, [S.ConstantLR(optimizer), S.ConstantLR(other)], [3]));
        Assert.Throws<ArgumentException>(() => S.SequentialLR(optimizer, [S.ConstantLR(optimizer), S.ConstantLR(optimizer)], [3, 4]));
        Assert.Throws<ArgumentException>(() => S.ChainedLR([S.ConstantLR(optimizer), S.ConstantLR(other)]));
    }

    [Fact]
    public void Verbose_PrintsChangesOnly()
    {
        var console = Console.Out;
        using var text = new StringWriter();
        try
        {
            Console.SetOut(text);
            using var optimizer = Optimizer(1);
            var scheduler = S.StepLR(optimizer, 2, 0.5, verbose: true);
            scheduler.step();
            scheduler.step();
        }
        finally
        {
            Console.SetOut(console);
        }
        Assert.Equal("Epoch 2: learning rate of group 0 is now 5e-01.", text.ToString().Trim());
    }

    private static S.LRScheduler Make(string name, Optimizer optimizer) => name switch
    {
        "StepLR" => S.StepLR(optimizer, 3),
        "MultiStepLR" => S.MultiStepLR(optimizer, [2, 5]),
        "ExponentialLR" => S.ExponentialLR(optimizer, 0.9),
        "ConstantLR" => S.ConstantLR(optimizer, 0.25, 4),
        "LinearLR" => S.LinearLR(optimizer, 0.25, 1, 6),
        "PolynomialLR" => S.PolynomialLR(optimizer, 20, 2),
        "CosineAnnealingLR" => S.CosineAnnealingLR(optimizer, 20, 0.01),
        "LambdaLR" => S.LambdaLR(optimizer, epoch => 1.0 / (epoch + 1)),
        _ => throw new ArgumentException(name),
    };
}
