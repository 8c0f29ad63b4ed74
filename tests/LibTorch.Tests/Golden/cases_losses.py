"""Every loss module and loss function, with the three reductions, weights and the other options."""
from recording import Group, floats, longs, plain, rand, randn

group = Group("losses", "inputs in the order of creation; csharp: the construction and call, or the function; F is torch.nn.functional; "
              "gradients: of the outputs' sum weighted with linspace(1, 2, numel) in memory order.")

REDUCTIONS = ("None", "Mean", "Sum")


def both(name, module, function, inputs, options="", function_options=None, after=""):
    """A loss as a module and as a function, each with the three reductions; `after` follows the reduction."""
    arguments = ", ".join(key for key in inputs if key not in ("weight", "pos"))
    for reduction in REDUCTIONS:
        reduce = f"reduction: Reduction.{reduction}"
        text = f"{module}({options + ', ' if options else ''}{reduce}{', ' + after if after else ''})"
        group.expression(f"{name}_{reduction.lower()}", f"{text}.call({arguments})", inputs)
    more = options if function_options is None else function_options
    text = f"F.{function}({arguments}{', ' + more if more else ''}, reduction: Reduction.Mean{', ' + after if after else ''})"
    group.expression(f"{name}_function", text, inputs)


def classification():
    x, t = {"x": randn(5, 4)}, {"t": longs([0, 3, 1, 2, 1])}
    weight = {"weight": floats([0.5, 1.0, 2.0, 0.25])}
    both("cross_entropy", "CrossEntropyLoss", "cross_entropy", x | t)
    both("cross_entropy_weight", "CrossEntropyLoss", "cross_entropy", x | t | weight, "weight: weight")
    both("cross_entropy_ignore", "CrossEntropyLoss", "cross_entropy", x | t | weight, "weight: weight, ignore_index: 1")
    both("cross_entropy_smoothing", "new Modules.CrossEntropyLoss", "cross_entropy", x | t, "label_smoothing: 0.1")
    both("cross_entropy_all", "new Modules.CrossEntropyLoss", "cross_entropy", x | t | weight, "weight: weight, ignore_index: 1, label_smoothing: 0.2")
    both("cross_entropy_probabilities", "CrossEntropyLoss", "cross_entropy", x | {"t": "torch.randn([5, 4]).softmax(1)"})
    both("cross_entropy_probabilities_weight", "new Modules.CrossEntropyLoss", "cross_entropy",
         x | {"t": "torch.randn([5, 4]).softmax(1)"} | weight, "weight: weight, label_smoothing: 0.1")
    both("cross_entropy_images", "CrossEntropyLoss", "cross_entropy", {"x": randn(2, 4, 2, 2), "t": longs([0, 3, 1, 2, 1, 1, 0, 2], 2, 2, 2)})
    group.expression("cross_entropy_all_ignored_sum", "F.cross_entropy(x, t, ignore_index: 1, reduction: Reduction.Sum)",
                     {"x": randn(2, 4), "t": longs([1, 1])})
    logs = {"x": "F.log_softmax(torch.randn([5, 4]), 1).requires_grad_()"}
    both("nll", "NLLLoss", "nll_loss", logs | t)
    both("nll_weight", "NLLLoss", "nll_loss", logs | t | weight, "weight: weight")
    both("multi_margin", "MultiMarginLoss", "multi_margin_loss", x | t)
    both("multi_margin_options", "MultiMarginLoss", "multi_margin_loss", x | t | weight, "p: 2, margin: 0.5, weight: weight")
    for reduction in REDUCTIONS:
        inputs = {"x": randn(2, 4), "t": longs([3, 0, -1, 1, 2, -1, 0, 0], 2, 4)}
        group.expression(f"multi_label_margin_{reduction.lower()}", f"MultiLabelMarginLoss(reduction: Reduction.{reduction}).call(x, t)", inputs)
        inputs = {"log_probs": "F.log_softmax(torch.randn([6, 2, 4]), 2).requires_grad_()", "t": longs([1, 2, 3, 1, 3, 0], 2, 3),
                  "n": longs([6, 5]), "k": longs([3, 2])}
        group.expression(f"ctc_{reduction.lower()}", f"CTCLoss(reduction: Reduction.{reduction}).call(log_probs, t, n, k)", inputs)
    group.expression("ctc_zero_infinity", "CTCLoss(zero_infinity: true, reduction: Reduction.Sum).call(log_probs, t, n, k)", inputs | {"n": longs([6, 1])})


def binary():
    labels = {"t": floats([0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0], 2, 4)}
    p = {"x": rand(2, 4)}
    x = {"x": randn(2, 4)}
    weight = {"weight": floats([0.5, 1.0, 2.0, 0.25])}
    both("bce", "BCELoss", "binary_cross_entropy", p | labels)
    both("bce_weight", "BCELoss", "binary_cross_entropy", p | labels | weight, "weight: weight")
    both("bce_logits", "BCEWithLogitsLoss", "binary_cross_entropy_with_logits", x | labels)
    both("bce_logits_weights", "BCEWithLogitsLoss", "binary_cross_entropy_with_logits", x | labels | weight | {"pos": floats([1.0, 3.0, 0.5, 2.0])},
         "weight: weight, pos_weights: pos")
    both("multi_label_soft_margin", "MultiLabelSoftMarginLoss", "multilabel_soft_margin_loss", x | labels)
    both("multi_label_soft_margin_weight", "MultiLabelSoftMarginLoss", "multilabel_soft_margin_loss", x | labels | weight, "weight: weight")
    signs = {"t": floats([-1.0, 1.0, 1.0, -1.0, 1.0, -1.0, -1.0, 1.0], 2, 4)}
    both("soft_margin", "SoftMarginLoss", "soft_margin_loss", x | signs)
    both("hinge_embedding", "HingeEmbeddingLoss", "hinge_embedding_loss", x | signs, "margin: 0.7")


def regression():
    x = {"x": randn(3, 4), "t": plain(3, 4)}
    both("mse", "MSELoss", "mse_loss", x)
    both("l1", "L1Loss", "l1_loss", x)
    both("smooth_l1", "SmoothL1Loss", "smooth_l1_loss", x)
    both("smooth_l1_beta", "SmoothL1Loss", "smooth_l1_loss", x, after="beta: 0.5")
    both("huber", "HuberLoss", "huber_loss", x, "delta: 0.7")
    distribution = {"x": "F.log_softmax(torch.randn([3, 4]), 1).requires_grad_()"}
    both("kl_div", "KLDivLoss", "kl_div", distribution | {"t": "torch.randn([3, 4]).softmax(1)"}, "log_target: false")
    both("kl_div_log", "KLDivLoss", "kl_div", distribution | {"t": "F.log_softmax(torch.randn([3, 4]), 1)"}, "log_target: true")
    both("poisson_nll", "PoissonNLLLoss", "poisson_nll_loss", {"x": randn(3, 4), "t": "torch.rand([3, 4])"}, "log_input: true, full: false, eps: 1e-8f")
    both("poisson_nll_full", "PoissonNLLLoss", "poisson_nll_loss", {"x": rand(2, 3), "t": floats([0.0, 1.0, 2.0, 3.0, 5.0, 8.0], 2, 3)},
         "log_input: false, full: true, eps: 1e-6f")
    variance = {"x": randn(3, 4), "t": plain(3, 4), "v": rand(3, 4)}
    both("gaussian_nll", "GaussianNLLLoss", "gaussian_nll_loss", variance, "full: false, eps: 1e-6f")
    both("gaussian_nll_full", "GaussianNLLLoss", "gaussian_nll_loss", variance, "full: true, eps: 1e-6f")


def metric():
    pair = {"x": randn(3, 4), "y": randn(3, 4), "t": floats([1.0, -1.0, 1.0])}
    both("cosine_embedding", "CosineEmbeddingLoss", "cosine_embedding_loss", pair)
    both("cosine_embedding_margin", "CosineEmbeddingLoss", "cosine_embedding_loss", pair, "margin: 0.3")
    both("margin_ranking", "MarginRankingLoss", "margin_ranking_loss", {"x": randn(3), "y": randn(3), "t": floats([1.0, -1.0, 1.0])}, "margin: 0.2")
    three = {"a": randn(3, 4), "p": randn(3, 4), "n": randn(3, 4)}
    both("triplet", "TripletMarginLoss", "triplet_margin_loss", three, "margin: 1.5")
    both("triplet_swap", "TripletMarginLoss", "triplet_margin_loss", three, "margin: 2.0, p: 1, swap: true")
    both("triplet_distance", "TripletMarginWithDistanceLoss", "triplet_margin_with_distance_loss", three, "margin: 1.5")


def cases():
    for part in (classification, binary, regression, metric):
        part()
    return group
