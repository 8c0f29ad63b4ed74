"""Measures encoders in PyTorch for the benchmark `encoders`: one command a line on stdin, one line of answer for each on stdout, until stdin ends.

  version                   PyTorch's version, and the file name of the BLAS in use
  configurations NAME       the float32 configurations of an encoder, apart by spaces
  NAME CONFIGURATION        one forward pass of `bert` (8 texts of 32 tokens) or `r3d-18` (2 clips of 16 x 112 x 112) in inference mode; the answer is its
                            seconds. The first of a configuration builds it and warms it up.

Every command takes `threads=N`. The configurations: `plain`, `folded` (batch normalization within the convolutions), `channels-last` (folded, NDHWC) and
`blocked` (folded, all of it in oneDNN's own layouts with kernels reordered beforehand).
"""
import os
import sys
import time

sys.dont_write_bytecode = True

import torch  # noqa: E402
from torch import nn  # noqa: E402
from torch.nn.utils.fusion import fuse_conv_bn_eval  # noqa: E402
from torchvision.models.video import r3d_18  # noqa: E402

from torch_bert import BertModel  # noqa: E402

CONFIGURATIONS = {"bert": ["plain"], "r3d-18": ["plain", "folded", "channels-last", "blocked"]}
kept = {}


def blas():
    """The path of the OpenBLAS that this process has loaded, or None."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        return next((line.split()[-1] for line in maps if "openblas" in line), None)


def fold(net):
    for row in [module for module in net.modules() if isinstance(module, nn.Sequential)]:
        for i in range(len(row) - 1):
            if isinstance(row[i], nn.Conv3d) and isinstance(row[i + 1], nn.BatchNorm3d):
                row[i], row[i + 1] = fuse_conv_bn_eval(row[i], row[i + 1]), nn.Identity()
    return net


def blocked(net):
    layers = {}
    for conv in (module for module in net.modules() if isinstance(module, nn.Conv3d)):
        weight = torch.ops.aten.mkldnn_reorder_conv3d_weight(conv.weight.to_mkldnn(), conv.padding, conv.stride, conv.dilation, conv.groups)
        layers[conv] = (weight, conv.bias.to_mkldnn(), list(conv.padding), list(conv.stride), list(conv.dilation), conv.groups)

    def call(conv, x):
        return torch.ops.aten.mkldnn_convolution(x, *layers[conv])

    def forward(x):
        x = torch.relu_(call(net.stem[0], x.to_mkldnn()))
        for block in (block for stage in (net.layer1, net.layer2, net.layer3, net.layer4) for block in stage):
            y = call(block.conv2[0], torch.relu_(call(block.conv1[0], x)))
            x = torch.relu_(y.add_(x if block.downsample is None else call(block.downsample[0], x)))
        return x.to_dense().mean((2, 3, 4))

    return forward


def build(name, configuration):
    torch.manual_seed(1)
    if name == "bert":
        net, ids, mask = BertModel().eval(), torch.randint(1000, 30000, (8, 32)), torch.ones(8, 32, dtype=torch.int64)
        return lambda: net(ids, mask)
    net, x = r3d_18(weights=None).eval(), torch.randn(2, 3, 16, 112, 112)
    if configuration != "plain":
        net = fold(net)
    if configuration == "channels-last":
        net, x = net.to(memory_format=torch.channels_last_3d), x.contiguous(memory_format=torch.channels_last_3d)
    if configuration == "blocked":
        net = blocked(net)
    return lambda: net(x)


def forward(name, configuration):
    if configuration not in CONFIGURATIONS[name]:
        raise ValueError("unknown configuration")
    key = (name, configuration)
    if key not in kept:
        kept[key] = build(name, configuration)
        kept[key]()
    start = time.perf_counter()
    kept[key]()
    return time.perf_counter() - start


def answer(line):
    words = [word for word in line.split() if not word.startswith("threads=")]
    threads = [int(word.removeprefix("threads=")) for word in line.split() if word.startswith("threads=")]
    torch.set_num_threads(threads[0] if threads else 1)
    match words:
        case ["version"]:
            return f"{torch.__version__} {os.path.realpath(blas() or 'none')}"
        case ["configurations", name]:
            return " ".join(CONFIGURATIONS[name])
        case [name, configuration]:
            return f"{forward(name, configuration):.9f}"
        case _:
            raise ValueError("unknown command")


with torch.inference_mode():
    for line in sys.stdin:
        try:
            print(answer(line), flush=True)
        except (ValueError, KeyError) as error:
            print(f"error {type(error).__name__}: {error} in {line.strip()!r}", flush=True)
