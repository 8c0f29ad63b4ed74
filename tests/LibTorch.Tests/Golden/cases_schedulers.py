"""Every learning-rate scheduler: the rates (and momenta) before the first and after each of 30 steps."""
import math

import torch
from torch.optim import lr_scheduler

from recording import Group

STEPS = 30
# Falls, rises, stays: what a plateau scheduler watches.
METRICS = [round(1 / (1 + step) + (0.3 if 8 <= step < 12 else 0) + (0.05 if step >= 20 else 0), 6) for step in range(STEPS)]

group = Group("schedulers", "p = Parameter(zeros(1)), q likewise; optimizer as given; csharp makes the scheduler; per group: lr before the first step "
              f"and after each of {STEPS} calls of optimizer.step(), scheduler.step(); momentum (Adam: beta1) where the scheduler cycles it. ReduceLROnPlateau steps "
              "on `metrics`. S is torch.optim.lr_scheduler.")

SGD = ("torch.optim.SGD([p], learningRate: 0.5, momentum: 0.9)", lambda p, q: torch.optim.SGD([p], lr=0.5, momentum=0.9))
ADAM = ("torch.optim.Adam([p], lr: 0.01)", lambda p, q: torch.optim.Adam([p], lr=0.01))
TWO = ("torch.optim.SGD([new Modules.SGD.ParamGroup([p], lr: 0.5), new Modules.SGD.ParamGroup([q], lr: 0.02)], learningRate: 0.5)",
       lambda p, q: torch.optim.SGD([dict(params=[p], lr=0.5), dict(params=[q], lr=0.02)], lr=0.5))


def rounded(value):
    return float(f"{value:.12g}")


def add(name, csharp, make, optimizer=SGD, momentum=False, metrics=None, steps=STEPS):
    p, q = torch.nn.Parameter(torch.zeros(1)), torch.nn.Parameter(torch.zeros(1))
    target = optimizer[1](p, q)
    scheduler = make(target)
    rates = [[] for _ in target.param_groups]
    momenta = [[] for _ in target.param_groups]

    def note():
        for index, options in enumerate(target.param_groups):
            rates[index].append(rounded(options["lr"]))
            momenta[index].append(rounded(options["betas"][0] if "betas" in options else options["momentum"]))

    note()
    for step in range(steps):
        target.step()
        scheduler.step(*([] if metrics is None else [metrics[step]]))
        note()
    case = {"name": name, "optimizer": optimizer[0], "csharp": csharp, "lr": rates}
    if momentum:
        case["momentum"] = momenta
    if metrics is not None:
        case["metrics"] = metrics
    group.add(case)


def cases():
    s = lr_scheduler
    for suffix, optimizer in (("", SGD), ("_groups", TWO)):
        add("step" + suffix, "S.StepLR(optimizer, 7, 0.5)", lambda o: s.StepLR(o, 7, 0.5), optimizer)
        add("multi_step" + suffix, "S.MultiStepLR(optimizer, [3, 10, 22], 0.2)", lambda o: s.MultiStepLR(o, [3, 10, 22], 0.2), optimizer)
        add("exponential" + suffix, "S.ExponentialLR(optimizer, 0.9)", lambda o: s.ExponentialLR(o, 0.9), optimizer)
        add("lambda" + suffix, "S.LambdaLR(optimizer, epoch => Math.Min(1.0, (epoch + 1) / 10.0))",
            lambda o: s.LambdaLR(o, lambda epoch: min(1.0, (epoch + 1) / 10.0)), optimizer)
        add("multiplicative" + suffix, "S.MultiplicativeLR(optimizer, epoch => epoch % 3 == 0 ? 0.5 : 1.1)",
            lambda o: s.MultiplicativeLR(o, lambda epoch: 0.5 if epoch % 3 == 0 else 1.1), optimizer)
        add("cosine" + suffix, "S.CosineAnnealingLR(optimizer, 20.0, 0.01)", lambda o: s.CosineAnnealingLR(o, 20, 0.01), optimizer)
        add("linear" + suffix, "S.LinearLR(optimizer, 0.25, 1.0, 12)", lambda o: s.LinearLR(o, 0.25, 1.0, 12), optimizer)
        add("constant" + suffix, "S.ConstantLR(optimizer, 0.3, 6)", lambda o: s.ConstantLR(o, 0.3, 6), optimizer)
        add("polynomial" + suffix, "S.PolynomialLR(optimizer, 20, 2.0)", lambda o: s.PolynomialLR(o, 20, 2.0), optimizer)
    add("linear_default", "S.LinearLR(optimizer)", lambda o: s.LinearLR(o))
    add("constant_default", "S.ConstantLR(optimizer)", lambda o: s.ConstantLR(o))
    add("polynomial_default", "S.PolynomialLR(optimizer)", lambda o: s.PolynomialLR(o))
    add("exponential_default", "S.ExponentialLR(optimizer, 0.1)", lambda o: s.ExponentialLR(o, 0.1))
    add("warmup_inverse_sqrt", "S.LambdaLR(optimizer, epoch => epoch < 5 ? (epoch + 1) / 5.0 : Math.Sqrt(5.0 / (epoch + 1)))",
        lambda o: s.LambdaLR(o, lambda epoch: (epoch + 1) / 5.0 if epoch < 5 else math.sqrt(5.0 / (epoch + 1))))
    add("cosine_past_end", "S.CosineAnnealingLR(optimizer, 8.0)", lambda o: s.CosineAnnealingLR(o, 8))

    one = "S.OneCycleLR(optimizer, 0.5, total_steps: 31{})"
    add("one_cycle_cos", one.format(""), lambda o: s.OneCycleLR(o, 0.5, total_steps=31), momentum=True)
    add("one_cycle_linear", one.format(", anneal_strategy: AnnealStrategy.Linear"),
        lambda o: s.OneCycleLR(o, 0.5, total_steps=31, anneal_strategy="linear"), momentum=True)
    add("one_cycle_three_phase", one.format(", pct_start: 0.4, div_factor: 10.0, final_div_factor: 100.0, three_phase: true"),
        lambda o: s.OneCycleLR(o, 0.5, total_steps=31, pct_start=0.4, div_factor=10.0, final_div_factor=100.0, three_phase=True), momentum=True)
    add("one_cycle_adam", one.format(", base_momentum: 0.8, max_momentum: 0.9"),
        lambda o: s.OneCycleLR(o, 0.5, total_steps=31, base_momentum=0.8, max_momentum=0.9), ADAM, momentum=True)
    add("one_cycle_epochs", "S.OneCycleLR(optimizer, 0.5, epochs: 4, steps_per_epoch: 8, cycle_momentum: false)",
        lambda o: s.OneCycleLR(o, 0.5, epochs=4, steps_per_epoch=8, cycle_momentum=False), momentum=True)

    cyclic = "S.CyclicLR(optimizer, 0.1, 0.5, step_size_up: 4, step_size_down: {}, mode: Mode.{}{})"
    add("cyclic_triangular", cyclic.format(-1, "Triangular", ""), lambda o: s.CyclicLR(o, 0.1, 0.5, 4, None, "triangular"), momentum=True)
    add("cyclic_triangular2", cyclic.format(6, "Triangular2", ""), lambda o: s.CyclicLR(o, 0.1, 0.5, 4, 6, "triangular2"), momentum=True)
    add("cyclic_exp_range", cyclic.format(-1, "ExpRange", ", gamma: 0.95, cycle_momentum: false"),
        lambda o: s.CyclicLR(o, 0.1, 0.5, 4, None, "exp_range", 0.95, cycle_momentum=False), momentum=True)

    plateau = "S.ReduceLROnPlateau(optimizer{})"
    add("plateau", plateau.format(", patience: 3"), lambda o: s.ReduceLROnPlateau(o, patience=3), metrics=METRICS)
    add("plateau_max", plateau.format(', mode: "max", factor: 0.5, patience: 2, cooldown: 3, min_lr: [0.1]'),
        lambda o: s.ReduceLROnPlateau(o, mode="max", factor=0.5, patience=2, cooldown=3, min_lr=0.1), metrics=METRICS)
    add("plateau_absolute", plateau.format(', factor: 0.3, patience: 0, threshold: 0.02, threshold_mode: "abs"'),
        lambda o: s.ReduceLROnPlateau(o, factor=0.3, patience=0, threshold=0.02, threshold_mode="abs"), metrics=METRICS)

    add("sequential", "S.SequentialLR(optimizer, [S.ConstantLR(optimizer, 0.1, 5), S.ExponentialLR(optimizer, 0.9)], [5])",
        lambda o: s.SequentialLR(o, [s.ConstantLR(o, 0.1, 5), s.ExponentialLR(o, 0.9)], [5]))
    add("sequential_warmup_cosine", "S.SequentialLR(optimizer, [S.LinearLR(optimizer, 0.1, 1.0, 6), S.CosineAnnealingLR(optimizer, 24.0)], [6])",
        lambda o: s.SequentialLR(o, [s.LinearLR(o, 0.1, 1.0, 6), s.CosineAnnealingLR(o, 24)], [6]))
    add("chained", "S.ChainedLR([S.ConstantLR(optimizer, 0.1, 5), S.ExponentialLR(optimizer, 0.9)])",
        lambda o: s.ChainedScheduler([s.ConstantLR(o, 0.1, 5), s.ExponentialLR(o, 0.9)]))
    return group
