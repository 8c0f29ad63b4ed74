"""The way of the first reference system to a clip's frames and sound, for the benchmark of clips: one command a line on stdin, one line of answer for each on
stdout, until stdin ends.

  version             OpenCV's version
  clips COUNT FILE    the first 30 frames read one by one and resized to 224 x 224, then ffmpeg's sound of 16 kHz written to a file and read, COUNT times

The answer to the last is the seconds that they took, after one that is not counted; wrong commands are answered with `error` and what was wrong. With the
argument `one` OpenCV works on one thread, else on as many as it likes.
"""
import os
import subprocess
import sys
import tempfile
import time
import wave

is_single = sys.argv[1:] == ["one"]
if is_single:
    os.environ["OPENCV_FFMPEG_CAPTURE_OPTIONS"] = "threads;1"
sys.dont_write_bytecode = True

import cv2  # noqa: E402
import numpy  # noqa: E402

if is_single:
    cv2.setNumThreads(1)


def frames(path):
    capture = cv2.VideoCapture(path)
    # It reads one frame to see whether it can, and starts over.
    if not capture.read()[0]:
        raise ValueError("no frame can be read")
    capture.set(cv2.CAP_PROP_POS_FRAMES, 0)
    taken = []
    while len(taken) < 30:
        there, frame = capture.read()
        if not there:
            break
        taken.append(cv2.resize(frame, (224, 224)) / 255.0)
    capture.release()
    while len(taken) < 30:
        taken.append(numpy.zeros_like(taken[0]))
    return numpy.array(taken, dtype=numpy.float32).transpose(0, 3, 1, 2)


def sound(path, folder):
    target = os.path.join(folder, "clip.wav")
    command = ["ffmpeg", "-y", "-i", path, "-vn", "-acodec", "pcm_s16le", "-ar", "16000", "-ac", "1", target]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with wave.open(target) as file:
        samples = numpy.frombuffer(file.readframes(file.getnframes()), dtype=numpy.int16)
    os.remove(target)
    return samples.astype(numpy.float32) / 32768


def seconds(count, path):
    with tempfile.TemporaryDirectory() as folder:
        frames(path)
        start = time.perf_counter()
        for _ in range(count):
            frames(path)
            sound(path, folder)
        return time.perf_counter() - start


def answer(line):
    match line.rstrip("\n").split(" ", 2):
        case ["version"]:
            return f"OpenCV {cv2.__version__}"
        case ["clips", count, path]:
            return f"{seconds(int(count), path):.9f}"
        case _:
            raise ValueError("unknown command")


for line in sys.stdin:
    try:
        print(answer(line), flush=True)
    except (ValueError, OSError, subprocess.CalledProcessError) as error:
        print(f"error {type(error).__name__}: {error}", flush=True)
