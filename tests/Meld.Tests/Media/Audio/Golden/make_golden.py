"""Makes the golden numbers beside this file with real torchaudio, Python's wave and SciPy: python3 make_golden.py

Debian's python3-torchaudio 0.13.1, python3-scipy 1.10.1, one thread. The waveforms are made from formulas that GoldenSound.cs repeats.
"""
import base64
import io
import json
import math
import os
import pathlib
import struct
import sys
import warnings
import wave

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
sys.dont_write_bytecode = True

import numpy  # noqa: E402
import scipy.io.wavfile  # noqa: E402
import torch  # noqa: E402
import torchaudio  # noqa: E402

torch.set_num_threads(1)
# A few narrow filters hold no frequency at all; that is one of the cases.
warnings.simplefilter("ignore", UserWarning)


def noise(count):
    state, values = 1, []
    for _ in range(count):
        state = (state * 1664525 + 1013904223) % 2**32
        values.append((state >> 8) / 2**23 - 1)
    return values


def sound(count, rate):
    """A chirp from 100 Hz to a little below half the rate, once a second, in noise, with every fifth stretch of 1000 samples silent."""
    values = []
    for i, disturbance in enumerate(noise(count)):
        t = i % rate / rate
        chirp = 0.5 * math.sin(2 * math.pi * (100 * t + 0.2 * rate * t * t))
        values.append(0 if i // 1000 % 5 == 4 else chirp + 0.05 * disturbance)
    return torch.tensor(values, dtype=torch.float64).float()


def mel(settings):
    names = {"FftSize": "n_fft", "WindowSize": "win_length", "Hop": "hop_length", "Bands": "n_mels", "MinFrequency": "f_min", "MaxFrequency": "f_max",
             "Power": "power", "IsCentred": "center", "SampleRate": "sample_rate"}
    return {names[name]: value for name, value in settings.items()}


def transform(settings):
    return torchaudio.transforms.MelSpectrogram(**mel(settings))


def decibels(power, top_db):
    return torchaudio.transforms.AmplitudeToDB("power", top_db)(power)


def form(x, settings, frames, is_decibels, is_filled_first):
    values = transform(settings)(x)
    if is_decibels:
        values = decibels(values, 80)
    steps = [lambda v: (v - v.mean()) / v.std(), lambda v: torch.nn.functional.pad(v, (0, max(0, frames - v.shape[1])))[:, :frames]]
    for step in reversed(steps) if is_filled_first else steps:
        values = step(values)
    return values


def case(kind, samples, settings, values, step=1, **others):
    flat = values.double().flatten()[::step]
    return {"kind": kind, "samples": samples, "mel": settings, "shape": list(values.shape), "step": step,
            "values": [float(f"{value:.7g}") for value in flat.tolist()], **others}


def features():
    standard = {"FftSize": 1024, "Hop": 512, "Bands": 64}
    spectrograms = [
        (3000, {}, 5),
        (8000, standard, 3),
        (51200, standard, 17),
        (513, standard, 1),
        (4000, {**standard, "Power": 1.0}, 3),
        (4000, {**standard, "Power": 1.5}, 3),
        (4000, {"FftSize": 512, "WindowSize": 400, "Hop": 160, "Bands": 23, "MinFrequency": 20.0, "MaxFrequency": 7600.0}, 2),
        (9000, {"SampleRate": 22050, "FftSize": 2048, "Hop": 512, "Bands": 80}, 3),
        (4000, {"SampleRate": 44100, "FftSize": 441, "Hop": 147, "Bands": 32}, 3),
        (6000, {"FftSize": 1009, "Bands": 20}, 1),
        (6000, {"FftSize": 1200, "WindowSize": 601, "Bands": 30}, 2),
        (4000, {"FftSize": 512, "Bands": 20, "IsCentred": False}, 1),
    ]
    cases = [case("mel", n, s, transform(s)(sound(n, s.get("SampleRate", 16000))), step) for n, s, step in spectrograms]
    power = transform(standard)(sound(8000, 16000))
    cases += [case("decibels", 8000, standard, decibels(power, top_db), 3, range=top_db) for top_db in (None, 80.0, 30.0)]
    cases += [case("deltas", 8000, standard, torchaudio.functional.compute_deltas(decibels(power, 80.0), window), 3, window=window) for window in (3, 5, 8)]
    for count, is_logarithm, settings in ((40, False, standard), (13, True, standard), (40, False, {})):
        mfcc = torchaudio.transforms.MFCC(16000, count, log_mels=is_logarithm, melkwargs=mel(settings))
        cases.append(case("mfcc", 8000, settings, mfcc(sound(8000, 16000)), 3 if settings else 5, coefficients=count, is_logarithm=is_logarithm))
    forms = ((20000, False, False), (160000, False, False), (20000, True, False), (160000, True, False), (20000, True, True))
    for samples, is_decibels, is_filled_first in forms:
        values = form(sound(samples, 16000), standard, 300, is_decibels, is_filled_first)
        cases.append(case("form", samples, standard, values, 29, is_decibels=is_decibels, is_filled_first=is_filled_first))
    return {"torchaudio": torchaudio.__version__, "cases": cases}


def pcm(width, channels):
    count = 12 * channels
    integers = [round(value * (2 ** (8 * width - 1) - 1)) for value in noise(count)]
    integers[:2] = [-(2 ** (8 * width - 1)), 2 ** (8 * width - 1) - 1]
    data = b"".join(struct.pack("<i", value)[:width] if width > 1 else struct.pack("B", value + 128) for value in integers)
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(width)
        out.setframerate(16000)
        out.writeframes(data)
    return file.getvalue(), [value / 2 ** (8 * width - 1) for value in integers]


def floats(kind, channels):
    values = numpy.array(noise(12 * channels), kind).reshape(-1, channels)
    file = io.BytesIO()
    scipy.io.wavfile.write(file, 44100, values)
    return file.getvalue(), values.flatten().tolist()


def files():
    made = [(f"Pcm{8 * width}", 16000, channels, *pcm(width, channels)) for width in (1, 2, 3, 4) for channels in (1, 2)]
    made += [(f"Float{8 * kind(0).itemsize}", 44100, channels, *floats(kind, channels)) for kind in (numpy.float32, numpy.float64) for channels in (1, 6)]
    return {"scipy": scipy.__version__, "cases": [
        {"format": name, "rate": rate, "channels": channels, "file": base64.b64encode(data).decode(), "values": values}
        for name, rate, channels, data, values in made]}


def voice(samples):
    """Energies and decisions of the published program: the same steps, written anew."""
    x = sound(samples, 16000).double().numpy() * 32768
    x = numpy.append(x[0], x[1:] - 0.97 * x[:-1])
    count = 1 + max(0, math.ceil((samples - 400) / 160))
    x = numpy.append(x, numpy.zeros(400 + 160 * count))
    frames = numpy.stack([x[160 * i:160 * i + 400] for i in range(count)])
    energy = (numpy.abs(numpy.fft.rfft(frames, 512)) ** 2 / 512).sum(1)
    log_energy = numpy.log(numpy.where(energy == 0, numpy.finfo(float).eps, energy))
    threshold = 5.5 + 0.5 * log_energy.mean()
    loud = log_energy > threshold
    smooth = [bool(loud[max(0, t - 5):t + 6].mean() >= 0.6) for t in range(count)]
    return {"samples": samples, "log_energies": log_energy.tolist(), "threshold": threshold, "is_loud": loud.tolist(), "is_speech": smooth}


def write(name, content):
    head = {key: value for key, value in content.items() if key != "cases"}
    lines = ",\n".join(json.dumps(item, separators=(",", ":")) for item in content["cases"])
    text = json.dumps(head)[:-1] + ', "cases": [\n' + lines + "\n]}\n"
    pathlib.Path(__file__).with_name(name).write_text(text, encoding="utf-8")


write("features.json", features())
write("wav.json", files())
write("voice.json", {"numpy": numpy.__version__, "cases": [voice(samples) for samples in (300, 400, 401, 20000)]})
