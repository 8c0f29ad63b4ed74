"""Measures torchaudio for the benchmark of mel spectrograms: one command a line on stdin, one line of answer for each on stdout, until stdin ends.

  version        torchaudio's version
  mel COUNT      COUNT mel spectrograms of 3.2 s at 16 kHz: 64 bands of a 1024-point transform every 512 samples

The answer to the last is the seconds that they took, on one thread, after a warm-up that is not counted; wrong commands are answered with `error` and what
was wrong.
"""
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
sys.dont_write_bytecode = True

import torch  # noqa: E402
import torchaudio  # noqa: E402

torch.set_num_threads(1)
transform = torchaudio.transforms.MelSpectrogram(16000, 1024, hop_length=512, n_mels=64)
torch.manual_seed(1)
waveform = torch.rand(1, 51200) * 2 - 1


def seconds(count):
    transform(waveform)
    start = time.perf_counter()
    for _ in range(count):
        transform(waveform)
    return time.perf_counter() - start


def answer(line):
    match line.split():
        case ["version"]:
            return torchaudio.__version__
        case ["mel", count]:
            with torch.no_grad():
                return f"{seconds(int(count)):.9f}"
        case _:
            raise ValueError("unknown command")


for line in sys.stdin:
    try:
        print(answer(line), flush=True)
    except ValueError as error:
        print(f"error {type(error).__name__}: {error} in {line.strip()!r}", flush=True)
