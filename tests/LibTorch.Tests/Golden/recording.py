"""Runs one case of golden numbers with PyTorch and records what came out.

A case is written once, as C# against TorchSharp's API; `to_python` turns that text into Python by a handful of replacements (named arguments,
literals, enum names), so that the recorded text and the recorded numbers cannot drift apart. Where the two languages differ more, the case also
gives the Python text.
"""
import json
import math
import re

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

SEED = 1

# TorchSharp's spelling -> PyTorch's value, as Python source text.
WORDS = {
    "true": "True", "false": "False", "null": "None",
    "Padding.Same": "'same'", "Padding.Valid": "'valid'",
    "PaddingModes.Zeros": "'zeros'", "PaddingModes.Reflect": "'reflect'", "PaddingModes.Replicate": "'replicate'",
    "PaddingModes.Circular": "'circular'", "PaddingModes.Constant": "'constant'",
    "NonLinearities.Tanh": "'tanh'", "NonLinearities.ReLU": "'relu'",
    "Activations.ReLU": "'relu'", "Activations.GELU": "'gelu'",
    "Reduction.None": "'none'", "Reduction.Mean": "'mean'", "Reduction.Sum": "'sum'",
    "EmbeddingBagMode.Sum": "'sum'", "EmbeddingBagMode.Mean": "'mean'", "EmbeddingBagMode.Max": "'max'",
    "Modules.GELU.Approximate.tanh": "'tanh'",
    "InterpolationMode.Nearest": "'nearest'", "InterpolationMode.Linear": "'linear'", "InterpolationMode.Bilinear": "'bilinear'",
    "InterpolationMode.Bicubic": "'bicubic'", "InterpolationMode.Trilinear": "'trilinear'", "InterpolationMode.Area": "'area'",
    "InterpolationMode.NearestExact": "'nearest-exact'",
    "UpsampleMode.Nearest": "'nearest'", "UpsampleMode.Linear": "'linear'", "UpsampleMode.Bilinear": "'bilinear'",
    "UpsampleMode.Bicubic": "'bicubic'", "UpsampleMode.Trilinear": "'trilinear'",
    "GridSampleMode.Bilinear": "'bilinear'", "GridSampleMode.Nearest": "'nearest'",
    "GridSamplePaddingMode.Zeros": "'zeros'", "GridSamplePaddingMode.Border": "'border'",
    "FFTNormType.Backward": "'backward'", "FFTNormType.Forward": "'forward'", "FFTNormType.Ortho": "'ortho'",
    "RoundingMode.floor": "'floor'", "RoundingMode.trunc": "'trunc'",
    "Reduce.mean": "'mean'", "Reduce.amax": "'amax'", "Reduce.prod": "'prod'",
    "init.FanInOut.FanIn": "'fan_in'", "init.FanInOut.FanOut": "'fan_out'",
    "init.NonlinearityType.LeakyReLU": "'leaky_relu'", "init.NonlinearityType.ReLU": "'relu'", "init.NonlinearityType.Tanh": "'tanh'",
    "init.NonlinearityType.Linear": "'linear'", "init.NonlinearityType.Sigmoid": "'sigmoid'", "init.NonlinearityType.Conv2D": "'conv2d'",
    "linalg.QRMode.Complete": "'complete'",
}
# TorchSharp's argument names -> PyTorch's.
ARGUMENTS = {
    "hasBias": "bias", "batchFirst": "batch_first", "nonLinearity": "nonlinearity", "padding_index": "padding_idx", "pos_weights": "pos_weight",
    "type": "dtype", "strides": "stride", "fullMatrices": "full_matrices", "is_casual": "is_causal", "outInt32": "out_int32",
    "nanEqual": "equal_nan", "learningRate": "lr",
}
ARRAYS = {"float": "np.float32", "double": "np.float64", "long": "np.int64", "int": "np.int32", "bool": "np.bool_"}


def randn(*shape):
    """C# text of a seeded normal input that wants a gradient."""
    return f"torch.randn([{', '.join(map(str, shape))}]).requires_grad_()"


def rand(*shape):
    """C# text of a seeded uniform input that wants a gradient."""
    return f"torch.rand([{', '.join(map(str, shape))}]).requires_grad_()"


def plain(*shape):
    """C# text of a seeded normal input without gradient."""
    return f"torch.randn([{', '.join(map(str, shape))}])"


def array(kind, values, *shape):
    """C# text of a constant tensor."""
    text = f"torch.tensor(new {kind}[] {{ {', '.join(str(value).lower() if kind == 'bool' else str(value) for value in values)} }})"
    return text if len(shape) == 0 else f"{text}.reshape({', '.join(map(str, shape))})"


def longs(values, *shape):
    return array("long", values, *shape)


def bools(values, *shape):
    return array("bool", [bool(value) for value in values], *shape)


def floats(values, *shape):
    return array("float", [f"{value}f" for value in values], *shape)


def to_python(text):
    text = re.sub(r"new (\w+)\[\] \{ (.*?) \}", lambda match: f"{ARRAYS[match[1]]}([{match[2]}])", text)
    text = re.sub(r"(?<=\d)f\b", "", text)
    text = text.replace("new Modules.", "nn.").replace(".call(", "(").replace("var ", "").replace(".@", ".")
    text = text.replace("float.NegativeInfinity", "float('-inf')").replace("float.PositiveInfinity", "float('inf')").replace("float.NaN", "float('nan')")
    text = re.sub(r"(?<=[(,] )(\w+): |(?<=\()(\w+): ", lambda match: f"{ARGUMENTS.get(match[1] or match[2], match[1] or match[2])}=", text)
    for word in sorted(WORDS, key=len, reverse=True):
        text = re.sub(rf"(?<![\w.]){re.escape(word)}(?!\w)", WORDS[word], text)
    return text


def without_bias(module):
    """PyTorch 1.13 has no `bias` argument for LayerNorm."""
    module.bias = None
    return module


def environment():
    names = {name: value for name, value in vars(nn).items() if not name.startswith("_")}
    return names | {"torch": torch, "np": np, "nn": nn, "F": F, "init": nn.init, "math": math, "without_bias": without_bias}


def run(text, names):
    """Runs statements separated by semicolons; gives the value of the last one, an expression."""
    *statements, last = [part.strip() for part in text.split(";")]
    for statement in statements:
        exec(statement, names)
    return eval(last, names)


def numbers(tensor):
    """A tensor's values as a flat float64 array; complex values as real, imaginary, real, ..."""
    tensor = tensor.detach().resolve_conj().resolve_neg()
    if tensor.is_complex():
        tensor = torch.view_as_real(tensor)
    return tensor.to(torch.float64).reshape(-1).numpy()


def json_number(value, single):
    value = float(value)
    if not math.isfinite(value):
        return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
    if value.is_integer() and abs(value) < 1e15:
        return int(value)
    # The shortest decimal that reads back as the same float32 (or float64).
    return float(str(np.float32(value))) if single else value


def record(tensor, edge=8, shape=True):
    """Shape, type (absent: float32) and values; of more than 2 * `edge` values the sums and `edge` values of either end (below 8: of the start)."""
    values = numbers(tensor)
    kind = str(tensor.dtype).removeprefix("torch.")
    single = kind in ("float32", "complex64")
    result = ({"shape": list(tensor.shape)} if shape else {}) | ({} if kind == "float32" else {"dtype": kind})
    if len(values) <= 2 * edge:
        return result | {"values": [json_number(value, single) for value in values]}
    result |= {
        "sum": float(f"{values.sum():.9g}"), "abs": float(f"{np.abs(values).sum():.9g}"), "head": [json_number(value, single) for value in values[:edge]],
    }
    return result | ({"tail": [json_number(value, single) for value in values[-edge:]]} if edge >= 8 else {})


def loss_of(outputs):
    """Sum of the outputs, weighted with 1 ... 2 so that no gradient vanishes (a plain sum of a softmax has none)."""
    total = None
    for output in outputs:
        if not output.requires_grad:
            continue
        real = torch.view_as_real(output.resolve_conj()) if output.is_complex() else output
        part = (real * torch.linspace(1, 2, real.numel(), dtype=real.dtype).reshape(real.shape)).sum()
        total = part if total is None else total + part
    return total


def as_list(outputs):
    return list(outputs) if isinstance(outputs, (list, tuple)) else [outputs]


class Group:
    """Cases of one fixture file."""

    def __init__(self, name, about):
        self.name, self.about, self.cases = name, about, []

    def add(self, case):
        if any(other["name"] == case["name"] for other in self.cases):
            raise ValueError(f"two cases named {case['name']} in {self.name}")
        self.cases.append(case)

    def write(self, folder):
        lines = ",\n".join("    " + json.dumps(case, separators=(",", ":")) for case in self.cases)
        header = json.dumps({"group": self.name, "about": self.about, "torch": torch.__version__, "seed": SEED}, indent=2)
        text = header[:-2] + ',\n  "cases": [\n' + lines + "\n  ]\n}\n"
        json.loads(text)
        path = folder / f"{self.name}.json"
        path.write_text(text, encoding="utf-8")
        print(f"{path.name}: {len(self.cases)} cases, {len(text) / 1000:.0f} kB")

    def expression(self, name, call, inputs=None, python=None, module=None, python_module=None, setup=None, reseed=None, after=()):
        """Runs a module or an expression on inputs.

        Order of the random stream: seed, module, (reseed), inputs in order, setup, call. A state that an earlier case has recorded is not repeated.
        `after` names the parameters whose values are recorded once more at the end, because the call changes them; buffers always are.
        """
        torch.manual_seed(SEED)
        names = environment()
        case = {"name": name}
        if module is not None:
            case["module"] = module
            names["m"] = m = eval(python_module or to_python(module), names)
            state = {key: record(value, edge=3) for key, value in m.state_dict().items()}
            if state and all(other.get("state") != state for other in self.cases):
                case["state"] = state
        if reseed is not None:
            case["reseed"] = reseed
            torch.manual_seed(reseed)
        case["inputs"] = inputs or {}
        for key, text in case["inputs"].items():
            names[key] = eval(to_python(text), names)
        if setup is not None:
            case["setup"] = setup
            exec(to_python(setup), names)
        case["csharp"] = call
        outputs = as_list(run(python or to_python(call), names))
        case["outputs"] = [record(output) for output in outputs]
        loss = loss_of(outputs)
        if loss is not None:
            loss.backward()
            leaves = [(key, names[key]) for key in case["inputs"]] + (list(m.named_parameters()) if module is not None else [])
            case["gradients"] = {key: record(leaf.grad, edge=3, shape=False) for key, leaf in leaves if leaf.grad is not None}
        if module is not None:
            changed = dict(m.named_buffers()) | {key: m.state_dict()[key] for key in after}
            if changed:
                case["after"] = {key: record(value, edge=3) for key, value in changed.items()}
        self.add(case)
