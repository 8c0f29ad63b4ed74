using System.Runtime.CompilerServices;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;
using static TorchSharp.torch.optim.lr_scheduler.impl.CyclicLR;
using static TorchSharp.torch.optim.lr_scheduler.impl.OneCycleLR;
using S = TorchSharp.torch.optim.lr_scheduler;

namespace LibTorch.Tests.Optim.Schedulers;

/// <summary>How each case of <c>schedulers.json</c> makes its schedule.</summary>
internal static class SchedulerCases
{
    internal delegate LRScheduler Make(Optimizer optimizer);

    internal static IReadOnlyList<(string Name, Make Make, string Text)> All { get; } =
    [
        Add("step", optimizer => S.StepLR(optimizer, 7, 0.5)),
        Add("multi_step", optimizer => S.MultiStepLR(optimizer, [3, 10, 22], 0.2)),
        Add("exponential", optimizer => S.ExponentialLR(optimizer, 0.9)),
        Add("lambda", optimizer => S.LambdaLR(optimizer, epoch => Math.Min(1.0, (epoch + 1) / 10.0))),
        Add("multiplicative", optimizer => S.MultiplicativeLR(optimizer, epoch => epoch % 3 == 0 ? 0.5 : 1.1)),
        Add("cosine", optimizer => S.CosineAnnealingLR(optimizer, 20.0, 0.01)),
        Add("linear", optimizer => S.LinearLR(optimizer, 0.25, 1.0, 12)),
        Add("constant", optimizer => S.ConstantLR(optimizer, 0.3, 6)),
        Add("polynomial", optimizer => S.PolynomialLR(optimizer, 20, 2.0)),
        Add("step_groups", optimizer => S.StepLR(optimizer, 7, 0.5)),
        Add("multi_step_groups", optimizer => S.MultiStepLR(optimizer, [3, 10, 22], 0.2)),
        Add("exponential_groups", optimizer => S.ExponentialLR(optimizer, 0.9)),
        Add("lambda_groups", optimizer => S.LambdaLR(optimizer, epoch => Math.Min(1.0, (epoch + 1) / 10.0))),
        Add("multiplicative_groups", optimizer => S.MultiplicativeLR(optimizer, epoch => epoch % 3 == 0 ? 0.5 : 1.1)),
        Add("cosine_groups", optimizer => S.CosineAnnealingLR(optimizer, 20.0, 0.01)),
        Add("linear_groups", optimizer => S.LinearLR(optimizer, 0.25, 1.0, 12)),
        Add("constant_groups", optimizer => S.ConstantLR(optimizer, 0.3, 6)),
        Add("polynomial_groups", optimizer => S.PolynomialLR(optimizer, 20, 2.0)),
        Add("linear_default", optimizer => S.LinearLR(optimizer)),
        Add("constant_default", optimizer => S.ConstantLR(optimizer)),
        Add("polynomial_default", optimizer => S.PolynomialLR(optimizer)),
        Add("exponential_default", optimizer => S.ExponentialLR(optimizer, 0.1)),
        Add("warmup_inverse_sqrt", optimizer => S.LambdaLR(optimizer, epoch => epoch < 5 ? (epoch + 1) / 5.0 : Math.Sqrt(5.0 / (epoch + 1)))),
        Add("cosine_past_end", optimizer => S.CosineAnnealingLR(optimizer, 8.0)),
        Add("one_cycle_cos", optimizer => S.OneCycleLR(optimizer, 0.5, total_steps: 31)),
        Add("one_cycle_linear", optimizer => S.OneCycleLR(optimizer, 0.5, total_steps: 31, anneal_strategy: AnnealStrategy.Linear)),
        Add(
            "one_cycle_three_phase",
            optimizer => S.OneCycleLR(optimizer, 0.5, total_steps: 31, pct_start: 0.4, div_factor: 10.0, final_div_factor: 100.0, three_phase: true)),
        Add("one_cycle_adam", optimizer => S.OneCycleLR(optimizer, 0.5, total_steps: 31, base_momentum: 0.8, max_momentum: 0.9)),
        Add("one_cycle_epochs", optimizer => S.OneCycleLR(optimizer, 0.5, epochs: 4, steps_per_epoch: 8, cycle_momentum: false)),
        Add("cyclic_triangular", optimizer => S.CyclicLR(optimizer, 0.1, 0.5, step_size_up: 4, step_size_down: -1, mode: Mode.Triangular)),
        Add("cyclic_triangular2", optimizer => S.CyclicLR(optimizer, 0.1, 0.5, step_size_up: 4, step_size_down: 6, mode: Mode.Triangular2)),
        Add(
            "cyclic_exp_range",
            optimizer => S.CyclicLR(optimizer, 0.1, 0.5, step_size_up: 4, step_size_down: -1, mode: Mode.ExpRange, gamma: 0.95, cycle_momentum: false)),
        Add("plateau", optimizer => S.ReduceLROnPlateau(optimizer, patience: 3)),
        Add("plateau_max", optimizer => S.ReduceLROnPlateau(optimizer, mode: "max", factor: 0.5, patience: 2, cooldown: 3, min_lr: [0.1])),
        Add("plateau_absolute", optimizer => S.ReduceLROnPlateau(optimizer, factor: 0.3, patience: 0, threshold: 0.02, threshold_mode: "abs")),
        Add("sequential", optimizer => S.SequentialLR(optimizer, [S.ConstantLR(optimizer, 0.1, 5), S.ExponentialLR(optimizer, 0.9)], [5])),
        Add(
            "sequential_warmup_cosine",
            optimizer => S.SequentialLR(optimizer, [S.LinearLR(optimizer, 0.1, 1.0, 6), S.CosineAnnealingLR(optimizer, 24.0)], [6])),
        Add("chained", optimizer => S.ChainedLR([S.ConstantLR(optimizer, 0.1, 5), S.ExponentialLR(optimizer, 0.9)])),
    ];

    private static (string Name, Make Make, string Text) Add(string name, Make make, [CallerArgumentExpression(nameof(make))] string text = "") =>
        (name, make, text["optimizer => ".Length..]);
}
