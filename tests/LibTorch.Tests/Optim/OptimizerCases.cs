using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.optim;

namespace LibTorch.Tests.Optim;

// Inside: the tests have a namespace Modules of their own.
using Modules = TorchSharp.Modules;

/// <summary>How each case of <c>optimizers.json</c> makes its optimizer.</summary>
internal static class OptimizerCases
{
    internal delegate Optimizer Make(Parameter w, Parameter b);

    internal static IReadOnlyList<(string Name, Make Make, string Text)> All { get; } =
    [
        Add("sgd_plain", (w, b) => torch.optim.SGD([w, b], learningRate: 0.1)),
        Add("sgd_momentum", (w, b) => torch.optim.SGD([w, b], learningRate: 0.1, momentum: 0.9)),
        Add("sgd_dampening", (w, b) => torch.optim.SGD([w, b], learningRate: 0.1, momentum: 0.9, dampening: 0.3)),
        Add("sgd_nesterov", (w, b) => torch.optim.SGD([w, b], learningRate: 0.1, momentum: 0.9, nesterov: true)),
        Add("sgd_weight_decay", (w, b) => torch.optim.SGD([w, b], learningRate: 0.1, momentum: 0.9, weight_decay: 0.01)),
        Add("sgd_maximize", (w, b) => torch.optim.SGD([w, b], learningRate: 0.01, maximize: true)),
        Add(
            "sgd_groups",
            (w, b) => torch.optim.SGD(
                [new Modules.SGD.ParamGroup([w], lr: 0.1, momentum: 0.9), new Modules.SGD.ParamGroup([b], lr: 0.02, momentum: 0.5, weight_decay: 0.1)],
                learningRate: 0.1)),
        Add("adam_plain", (w, b) => torch.optim.Adam([w, b], lr: 0.05, weight_decay: 0.0)),
        Add("adam_betas", (w, b) => torch.optim.Adam([w, b], lr: 0.05, beta1: 0.8, beta2: 0.95, eps: 0.001, weight_decay: 0.0)),
        Add("adam_weight_decay", (w, b) => torch.optim.Adam([w, b], lr: 0.05, weight_decay: 0.1)),
        Add("adam_amsgrad", (w, b) => torch.optim.Adam([w, b], lr: 0.2, weight_decay: 0.01, amsgrad: true)),
        Add("adam_maximize", (w, b) => torch.optim.Adam([w, b], lr: 0.05, weight_decay: 0.01, maximize: true)),
        Add(
            "adam_groups",
            (w, b) => torch.optim.Adam(
                [new Modules.Adam.ParamGroup([w], lr: 0.05, weight_decay: 0.0),
                 new Modules.Adam.ParamGroup([b], lr: 0.01, beta1: 0.8, beta2: 0.95, weight_decay: 0.1)],
                lr: 0.05)),
        Add("adamw_plain", (w, b) => torch.optim.AdamW([w, b], lr: 0.05, weight_decay: 0.0)),
        Add("adamw_betas", (w, b) => torch.optim.AdamW([w, b], lr: 0.05, beta1: 0.8, beta2: 0.95, eps: 0.001, weight_decay: 0.0)),
        Add("adamw_weight_decay", (w, b) => torch.optim.AdamW([w, b], lr: 0.05, weight_decay: 0.1)),
        Add("adamw_amsgrad", (w, b) => torch.optim.AdamW([w, b], lr: 0.2, weight_decay: 0.01, amsgrad: true)),
        Add("adamw_maximize", (w, b) => torch.optim.AdamW([w, b], lr: 0.05, weight_decay: 0.01, maximize: true)),
        Add(
            "adamw_groups",
            (w, b) => torch.optim.AdamW(
                [new Modules.AdamW.ParamGroup([w], lr: 0.05, weight_decay: 0.0),
                 new Modules.AdamW.ParamGroup([b], lr: 0.01, beta1: 0.8, beta2: 0.95, weight_decay: 0.1)],
                lr: 0.05)),
        Add("rmsprop_plain", (w, b) => torch.optim.RMSProp([w, b], lr: 0.05)),
        Add("rmsprop_momentum", (w, b) => torch.optim.RMSProp([w, b], lr: 0.02, alpha: 0.9, momentum: 0.5)),
        Add("rmsprop_centered", (w, b) => torch.optim.RMSProp([w, b], lr: 0.02, alpha: 0.9, weight_decay: 0.01, momentum: 0.5, centered: true)),
        Add("rmsprop_maximize", (w, b) => torch.optim.RMSProp([w, b], lr: 0.01, maximize: true)),
        Add(
            "rmsprop_groups",
            (w, b) => torch.optim.RMSProp(
                [new Modules.RMSProp.ParamGroup([w], lr: 0.05, alpha: 0.9), new Modules.RMSProp.ParamGroup([b], lr: 0.01, alpha: 0.95, momentum: 0.5)],
                lr: 0.05)),
        Add("adagrad_plain", (w, b) => torch.optim.Adagrad([w, b], lr: 0.2)),
        Add("adagrad_options", (w, b) => torch.optim.Adagrad([w, b], lr: 0.2, lr_decay: 0.1, weight_decay: 0.01, initial_accumulator_value: 0.3, eps: 1e-8)),
        Add(
            "adagrad_groups",
            (w, b) => torch.optim.Adagrad(
                [new Modules.Adagrad.ParamGroup([w], lr: 0.2), new Modules.Adagrad.ParamGroup([b], lr: 0.05, lr_decay: 0.1)],
                lr: 0.2)),
        Add("adadelta_plain", (w, b) => torch.optim.Adadelta([w, b], lr: 1.0)),
        Add("adadelta_options", (w, b) => torch.optim.Adadelta([w, b], lr: 2.0, rho: 0.8, eps: 1e-4, weight_decay: 0.01)),
        Add(
            "adadelta_groups",
            (w, b) => torch.optim.Adadelta([new Modules.Adadelta.ParamGroup([w], lr: 1.0), new Modules.Adadelta.ParamGroup([b], lr: 0.5, rho: 0.95)], lr: 1.0)),
        Add("adamax_plain", (w, b) => torch.optim.Adamax([w, b], lr: 0.05)),
        Add("adamax_options", (w, b) => torch.optim.Adamax([w, b], lr: 0.05, beta1: 0.8, beta2: 0.95, weight_decay: 0.1)),
        Add(
            "adamax_groups",
            (w, b) => torch.optim.Adamax(
                [new Modules.Adamax.ParamGroup([w], lr: 0.05), new Modules.Adamax.ParamGroup([b], lr: 0.01, beta1: 0.8, beta2: 0.95)],
                lr: 0.05)),
        Add("nadam_plain", (w, b) => torch.optim.NAdam([w, b], lr: 0.05)),
        Add("nadam_options", (w, b) => torch.optim.NAdam([w, b], lr: 0.05, beta1: 0.8, beta2: 0.95, weight_decay: 0.1, momentum_decay: 0.01)),
        Add(
            "nadam_groups",
            (w, b) => torch.optim.NAdam(
                [new Modules.NAdam.ParamGroup([w], lr: 0.05), new Modules.NAdam.ParamGroup([b], lr: 0.01, beta1: 0.8, beta2: 0.95)],
                lr: 0.05)),
        Add("radam_plain", (w, b) => torch.optim.RAdam([w, b], lr: 0.05)),
        Add("radam_options", (w, b) => torch.optim.RAdam([w, b], lr: 0.05, beta1: 0.8, beta2: 0.95, weight_decay: 0.1)),
        Add(
            "radam_groups",
            (w, b) => torch.optim.RAdam(
                [new Modules.RAdam.ParamGroup([w], lr: 0.05), new Modules.RAdam.ParamGroup([b], lr: 0.01, beta1: 0.8, beta2: 0.95)],
                lr: 0.05)),
        Add("rprop_plain", (w, b) => torch.optim.Rprop([w, b], lr: 0.05)),
        Add("rprop_options", (w, b) => torch.optim.Rprop([w, b], lr: 0.05, etaminus: 0.4, etaplus: 1.5, min_step: 0.001, max_step: 0.2)),
        Add(
            "rprop_groups",
            (w, b) => torch.optim.Rprop([new Modules.Rprop.ParamGroup([w], lr: 0.05), new Modules.Rprop.ParamGroup([b], lr: 0.01, max_step: 0.1)], lr: 0.05)),
        Add("asgd_plain", (w, b) => torch.optim.ASGD([w, b], lr: 0.05)),
        Add("asgd_options", (w, b) => torch.optim.ASGD([w, b], lr: 0.05, lambd: 0.01, alpha: 0.6, t0: 5.0, weight_decay: 0.1)),
        Add(
            "asgd_groups",
            (w, b) => torch.optim.ASGD([new Modules.ASGD.ParamGroup([w], lr: 0.05), new Modules.ASGD.ParamGroup([b], lr: 0.01, weight_decay: 0.1)], lr: 0.05)),
    ];

    private static (string Name, Make Make, string Text) Add(string name, Make make, [CallerArgumentExpression(nameof(make))] string text = "") =>
        (name, make, Compact(text["(w, b) => ".Length..]));

    /// <summary>C# text without the white space of its layout.</summary>
    internal static string Compact(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
