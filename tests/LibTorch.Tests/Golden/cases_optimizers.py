"""Every optimizer on one small regression, with one or two parameter groups: the parameters after 1, 2, 5 and 20 steps."""
import re

import torch

from recording import Group, record, to_python

SEED = 3
STEPS = (1, 2, 5, 20)

group = Group("optimizers", f"manual_seed({SEED}); x = randn([8, 3]); t = randn([8, 4]); w = Parameter(randn([3, 4])); b = Parameter(randn([4])); each step: "
              "zero_grad, loss = (x.mm(w) + b - t).square().mean(), backward, step. csharp makes the optimizer; the lists hold w, b after steps "
              f"{', '.join(map(str, STEPS))}, and losses the loss before each of these steps.")


def add(name, text, python):
    torch.manual_seed(SEED)
    x, t = torch.randn(8, 3), torch.randn(8, 4)
    w, b = torch.nn.Parameter(torch.randn(3, 4)), torch.nn.Parameter(torch.randn(4))
    optimizer = eval(python, {"optim": torch.optim, "w": w, "b": b})
    case = {"name": name, "seed": SEED, "csharp": text, "steps": list(STEPS), "w": [], "b": [], "losses": []}
    for step in range(1, max(STEPS) + 1):
        optimizer.zero_grad()
        loss = (x.mm(w) + b - t).square().mean()
        loss.backward()
        optimizer.step()
        if step in STEPS:
            case["w"].append(record(w))
            case["b"].append(record(b))
            case["losses"].append(record(loss)["values"][0])
    group.add(case)


def optimizer(kind, name, options="", second=None, python_kind=None):
    """One case with the options for both parameters; with `second`, another whose second group has these options instead."""
    parts = to_python(f"({options})")[1:-1] if options else ""
    betas = re.search(r"beta1=([\d.]+), beta2=([\d.]+)", parts)
    if betas:
        parts = parts.replace(betas[0], f"betas=({betas[1]}, {betas[2]})")
    python_kind = python_kind or kind
    comma = ", " if options else ""
    if second is None:
        add(f"{kind.lower()}_{name}", f"torch.optim.{kind}([w, b]{comma}{options})", f"optim.{python_kind}([w, b]{comma}{parts})")
        return
    other = to_python(f"({second})")[1:-1]
    betas = re.search(r"beta1=([\d.]+), beta2=([\d.]+)", other)
    if betas:
        other = other.replace(betas[0], f"betas=({betas[1]}, {betas[2]})")

    def group_text(parameter, text):
        return f"new Modules.{kind}.ParamGroup([{parameter}], {text.replace('learningRate', 'lr')})"

    first_lr = re.search(r"(?:learningRate|lr): [\d.]+", options)[0]
    add(f"{kind.lower()}_{name}", f"torch.optim.{kind}([{group_text('w', options)}, {group_text('b', second)}], {first_lr})",
        f"optim.{python_kind}([dict(params=[w], {parts}), dict(params=[b], {other})], {to_python('(' + first_lr + ')')[1:-1]})")


def cases():
    sgd = "learningRate: 0.1"
    optimizer("SGD", "plain", sgd)
    optimizer("SGD", "momentum", sgd + ", momentum: 0.9")
    optimizer("SGD", "dampening", sgd + ", momentum: 0.9, dampening: 0.3")
    optimizer("SGD", "nesterov", sgd + ", momentum: 0.9, nesterov: true")
    optimizer("SGD", "weight_decay", sgd + ", momentum: 0.9, weight_decay: 0.01")
    optimizer("SGD", "maximize", "learningRate: 0.01, maximize: true")
    optimizer("SGD", "groups", sgd + ", momentum: 0.9", "learningRate: 0.02, momentum: 0.5, weight_decay: 0.1")
    for kind in ("Adam", "AdamW"):
        # PyTorch's AdamW decays by 0.01 unless told otherwise, TorchSharp's by 0: every case says it.
        decay = ", weight_decay: {}"
        optimizer(kind, "plain", "lr: 0.05" + decay.format("0.0"))
        optimizer(kind, "betas", "lr: 0.05, beta1: 0.8, beta2: 0.95, eps: 0.001" + decay.format("0.0"))
        optimizer(kind, "weight_decay", "lr: 0.05" + decay.format("0.1"))
        optimizer(kind, "amsgrad", "lr: 0.2" + decay.format("0.01") + ", amsgrad: true")
        optimizer(kind, "maximize", "lr: 0.05" + decay.format("0.01") + ", maximize: true")
        optimizer(kind, "groups", "lr: 0.05" + decay.format("0.0"), "lr: 0.01, beta1: 0.8, beta2: 0.95" + decay.format("0.1"))
    optimizer("RMSProp", "plain", "lr: 0.05", python_kind="RMSprop")
    optimizer("RMSProp", "momentum", "lr: 0.02, alpha: 0.9, momentum: 0.5", python_kind="RMSprop")
    optimizer("RMSProp", "centered", "lr: 0.02, alpha: 0.9, weight_decay: 0.01, momentum: 0.5, centered: true", python_kind="RMSprop")
    optimizer("RMSProp", "maximize", "lr: 0.01, maximize: true", python_kind="RMSprop")
    optimizer("RMSProp", "groups", "lr: 0.05, alpha: 0.9", "lr: 0.01, alpha: 0.95, momentum: 0.5", python_kind="RMSprop")
    optimizer("Adagrad", "plain", "lr: 0.2")
    optimizer("Adagrad", "options", "lr: 0.2, lr_decay: 0.1, weight_decay: 0.01, initial_accumulator_value: 0.3, eps: 1e-8")
    optimizer("Adagrad", "groups", "lr: 0.2", "lr: 0.05, lr_decay: 0.1")
    optimizer("Adadelta", "plain", "lr: 1.0")
    optimizer("Adadelta", "options", "lr: 2.0, rho: 0.8, eps: 1e-4, weight_decay: 0.01")
    optimizer("Adadelta", "groups", "lr: 1.0", "lr: 0.5, rho: 0.95")
    optimizer("Adamax", "plain", "lr: 0.05")
    optimizer("Adamax", "options", "lr: 0.05, beta1: 0.8, beta2: 0.95, weight_decay: 0.1")
    optimizer("Adamax", "groups", "lr: 0.05", "lr: 0.01, beta1: 0.8, beta2: 0.95")
    optimizer("NAdam", "plain", "lr: 0.05")
    optimizer("NAdam", "options", "lr: 0.05, beta1: 0.8, beta2: 0.95, weight_decay: 0.1, momentum_decay: 0.01")
    optimizer("NAdam", "groups", "lr: 0.05", "lr: 0.01, beta1: 0.8, beta2: 0.95")
    optimizer("RAdam", "plain", "lr: 0.05")
    optimizer("RAdam", "options", "lr: 0.05, beta1: 0.8, beta2: 0.95, weight_decay: 0.1")
    optimizer("RAdam", "groups", "lr: 0.05", "lr: 0.01, beta1: 0.8, beta2: 0.95")
    add("rprop_plain", "torch.optim.Rprop([w, b], lr: 0.05)", "optim.Rprop([w, b], lr=0.05)")
    add("rprop_options", "torch.optim.Rprop([w, b], lr: 0.05, etaminus: 0.4, etaplus: 1.5, min_step: 0.001, max_step: 0.2)",
        "optim.Rprop([w, b], lr=0.05, etas=(0.4, 1.5), step_sizes=(0.001, 0.2))")
    add("rprop_groups", "torch.optim.Rprop([new Modules.Rprop.ParamGroup([w], lr: 0.05), "
        "new Modules.Rprop.ParamGroup([b], lr: 0.01, max_step: 0.1)], lr: 0.05)",
        "optim.Rprop([dict(params=[w], lr=0.05), dict(params=[b], lr=0.01, step_sizes=(1e-6, 0.1))], lr=0.05)")
    optimizer("ASGD", "plain", "lr: 0.05")
    optimizer("ASGD", "options", "lr: 0.05, lambd: 0.01, alpha: 0.6, t0: 5.0, weight_decay: 0.1")
    optimizer("ASGD", "groups", "lr: 0.05", "lr: 0.01, weight_decay: 0.1")
    return group
