"""Measures PyTorch for the benchmarks: one command a line on stdin, one line of answer for each on stdout, until stdin ends.

  version                  PyTorch's version, and the file name of the BLAS in use
  tiny OP COUNT            COUNT times one operation: add (a + b of two 2-element tensors), add_ (a.add_(b)), mul (a * 2.0), index (a[0]),
                           slice (m[:, 0:2] of a 4x4 matrix), shape (a.shape)
  mlp OPTIMIZER COUNT      COUNT training steps (sgd or adam) of Linear(32, 64), ReLU, Linear(64, 8), cross-entropy, batch of 16
  r3d COUNT                COUNT training steps of the R3D-18-like net of torch_r3d.py on 2x3x8x56x56, SGD with momentum
  bert COUNT               COUNT forward passes without gradients of the BERT-base encoder of torch_bert.py on 1x128 tokens

The answer to the last four is the seconds that the COUNT repetitions took, after a warm-up that is not counted; wrong commands are answered with
`error` and what was wrong. Every command takes `threads=N` (1 unless given), for OpenMP and OpenBLAS alike. A long-lived worker lets a benchmark take
turns with its contender, so that both see the same moods of the machine.
"""
import ctypes
import os
import sys
import time

sys.dont_write_bytecode = True

import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402
from torch import nn  # noqa: E402

from torch_bert import BertModel  # noqa: E402
from torch_r3d import R3D18  # noqa: E402


def blas():
    """The path of the OpenBLAS that this process has loaded, or None."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        return next((line.split()[-1] for line in maps if "openblas" in line), None)


def use_threads(count):
    torch.set_num_threads(count)
    path = blas()
    # OpenBLAS's pthread build has threads of its own; libblas.so.3 lacks the call that libopenblas.so.0 beside it may have.
    if path is not None and hasattr(library := ctypes.CDLL(path), "openblas_set_num_threads"):
        library.openblas_set_num_threads(count)


def seconds(action, count, warm_up):
    for _ in range(warm_up):
        action()
    start = time.perf_counter()
    for _ in range(count):
        action()
    return time.perf_counter() - start


def tiny(operation, count):
    # Written out, as a call of a Python function for each operation would cost more than the operation.
    a, b, m = torch.tensor([1.0, 2.0]), torch.tensor([0.5, 0.25]), torch.randn(4, 4)
    loops = {"add": tiny_add, "add_": tiny_add_, "mul": tiny_mul, "index": tiny_index, "slice": tiny_slice, "shape": tiny_shape}
    loop = loops[operation]
    loop(a, b, m, max(1, count // 10))
    start = time.perf_counter()
    loop(a, b, m, count)
    return time.perf_counter() - start


def tiny_add(a, b, _, count):
    for _ in range(count):
        a + b


def tiny_add_(a, b, _, count):
    for _ in range(count):
        a.add_(b)


def tiny_mul(a, _, __, count):
    for _ in range(count):
        a * 2.0


def tiny_index(a, _, __, count):
    for _ in range(count):
        a[0]


def tiny_slice(_, __, m, count):
    for _ in range(count):
        m[:, 0:2]


def tiny_shape(a, _, __, count):
    for _ in range(count):
        a.shape


def training_step(net, optimizer, x, target):
    def step():
        optimizer.zero_grad()
        F.cross_entropy(net(x), target).backward()
        optimizer.step()

    return step


def mlp(optimizer, count):
    # Built anew for each command: a net trained for long enough gets gradients of 0, and its optimizer's state slow subnormal numbers.
    torch.manual_seed(1)
    net = nn.Sequential(nn.Linear(32, 64), nn.ReLU(), nn.Linear(64, 8))
    torch.manual_seed(2)
    x, target = torch.randn(16, 32), torch.randint(0, 8, (16,))
    makers = {"sgd": lambda: torch.optim.SGD(net.parameters(), lr=0.01), "adam": lambda: torch.optim.Adam(net.parameters(), lr=0.001)}
    return seconds(training_step(net, makers[optimizer](), x, target), count, max(1, count // 10))


kept = {}


def r3d(count):
    if "r3d" not in kept:
        torch.manual_seed(1)
        net = R3D18(7)
        torch.manual_seed(2)
        x, target = torch.randn(2, 3, 8, 56, 56), torch.randint(0, 7, (2,))
        kept["r3d"] = training_step(net, torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9), x, target)
    return seconds(kept["r3d"], count, 1)


def bert(count):
    if "bert" not in kept:
        torch.manual_seed(1)
        net = BertModel().eval()
        torch.manual_seed(2)
        ids, mask = torch.randint(1000, 30000, (1, 128)), torch.ones(1, 128, dtype=torch.int64)

        def forward():
            with torch.no_grad():
                net(ids, mask)

        kept["bert"] = forward
    return seconds(kept["bert"], count, 1)


def answer(line):
    words = [word for word in line.split() if not word.startswith("threads=")]
    threads = [int(word.removeprefix("threads=")) for word in line.split() if word.startswith("threads=")]
    use_threads(threads[0] if threads else 1)
    match words:
        case ["version"]:
            return f"{torch.__version__} {os.path.realpath(blas() or 'none')}"
        case ["tiny", operation, count]:
            return f"{tiny(operation, int(count)):.9f}"
        case ["mlp", optimizer, count]:
            return f"{mlp(optimizer, int(count)):.9f}"
        case ["r3d", count]:
            return f"{r3d(int(count)):.9f}"
        case ["bert", count]:
            return f"{bert(int(count)):.9f}"
        case _:
            raise ValueError("unknown command")


for line in sys.stdin:
    try:
        print(answer(line), flush=True)
    except (ValueError, KeyError) as error:
        print(f"error {type(error).__name__}: {error} in {line.strip()!r}", flush=True)
