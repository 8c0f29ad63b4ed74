"""Makes the golden numbers beside this file with real torchvision and Pillow: python3 make_golden.py

Debian's python3-torchvision 0.14.1 and python3-pil 9.4.0. The pictures are made from a formula that GoldenPicture.cs repeats.
"""
import json
import pathlib

import numpy
import PIL
import torch
import torchvision
from PIL import Image
from torchvision.transforms import InterpolationMode
from torchvision.transforms.functional import convert_image_dtype, normalize, resize

NORMS = {"Kinetics": ((0.43216, 0.394666, 0.37645), (0.22803, 0.22145, 0.216989)), "ImageNet": ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))}


def picture(height, width):
    """Waves of each colour with a diagonal edge, as [height, width, 3] bytes."""
    y, x, c = numpy.ogrid[0:height, 0:width, 0:3]
    return ((x * x // 7 + y * (c + 3) + (x > y) * 90) % 256).astype(numpy.uint8)


def scaled(height, width, to_height, to_width, step):
    image = numpy.asarray(Image.fromarray(picture(height, width)).resize((to_width, to_height), Image.BILINEAR))
    return {"from": [height, width], "to": [to_height, to_width], "step": step, "values": image.transpose(2, 0, 1).flatten()[::step].tolist()}


def mosaic_size():
    image = resize(Image.fromarray(picture(1200, 426)), 256, InterpolationMode.BILINEAR)
    return [image.height, image.width]


def normed(mean, std):
    bytes_ = torch.arange(256, dtype=torch.uint8).repeat(3, 1)[:, :, None]
    return [float(f"{value:.9g}") for value in normalize(convert_image_dtype(bytes_), mean, std).flatten()[::3].tolist()]


content = {"torchvision": torchvision.__version__, "pillow": PIL.__version__, "mosaic": mosaic_size(),
           "scaled": [scaled(1200, 426, 721, 256, 997), scaled(40, 30, 17, 23, 3), scaled(9, 11, 20, 13, 3), scaled(5, 5, 5, 5, 1)],
           "normed": {name: normed(*norm) for name, norm in NORMS.items()}}
pathlib.Path(__file__).with_name("frames.json").write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8")
