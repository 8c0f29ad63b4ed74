"""Makes the golden numbers beside this file with real PyTorch: python3 make_golden.py [group...]

Debian's python3-torch 1.13.1 is the same libtorch that LibTorch calls. One thread. Another build of PyTorch gives other dropout masks (MKL draws them
differently) and other last digits.
"""
import os
import pathlib
import sys

# Before torch is imported: sums must not depend on how many threads share them.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
sys.dont_write_bytecode = True

import torch  # noqa: E402

torch.set_num_threads(1)

GROUPS = ("modules", "losses", "functional", "optimizers", "schedulers", "init", "operators", "spectral", "linalg")


def main(names):
    folder = pathlib.Path(__file__).parent
    for name in names or GROUPS:
        __import__(f"cases_{name}").cases().write(folder)


main(sys.argv[1:])
