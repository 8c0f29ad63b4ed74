"""Measures torch.load for the benchmark of weights files: one command a line on stdin, one line of answer for each on stdout, until stdin ends.

  version        PyTorch's version
  load PATH      the seconds that torch.load takes; the tensors are gone afterwards

Wrong commands are answered with `error` and what was wrong.
"""
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
sys.dont_write_bytecode = True

import torch  # noqa: E402


def answer(line):
    match line.split(" ", 1):
        case ["version"]:
            return torch.__version__
        case ["load", path]:
            start = time.perf_counter()
            torch.load(path)
            return f"{time.perf_counter() - start:.9f}"
        case _:
            return f"error: {line!r}"


for text in sys.stdin:
    print(answer(text.rstrip("\n")), flush=True)
