"""A video net shaped like R3D-18 (Tran et al. 2018, "A Closer Look at Spatiotemporal Convolutions"), for parity checks and benchmarks.

The order of the modules is the order of the fields in C#, because initialisation draws in that order. PyTorch's default initialisation throughout.
"""
import torch
from torch import nn


class Block(nn.Module):
    """conv1 (3x3x3, stride), bn1, relu, conv2 (3x3x3), bn2, + x or downsampled x, relu. Fields: conv1, bn1, conv2, bn2, downsample."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv3d(inputs, outputs, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm3d(outputs)
        self.conv2 = nn.Conv3d(outputs, outputs, 3, stride=1, padding=1, bias=False)
        self.bn2 = nn.BatchNorm3d(outputs)
        self.downsample = None
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(nn.Conv3d(inputs, outputs, 1, stride=stride, bias=False), nn.BatchNorm3d(outputs))

    def forward(self, x):
        y = torch.relu(self.bn1(self.conv1(x)))
        y = self.bn2(self.conv2(y))
        return torch.relu(y + (x if self.downsample is None else self.downsample(x)))


class R3D18(nn.Module):
    """Stem, four stages of two blocks (64, 128, 256, 512 channels; every stage but the first halves all sizes), average pool, Linear.

    Fields: stem (Sequential of Conv3d, BatchNorm3d, ReLU), layer1 ... layer4 (Sequential of two Blocks), pool, fc.
    """

    def __init__(self, classes):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv3d(3, 64, (3, 7, 7), stride=(1, 2, 2), padding=(1, 3, 3), bias=False), nn.BatchNorm3d(64), nn.ReLU())
        self.layer1 = nn.Sequential(Block(64, 64, 1), Block(64, 64, 1))
        self.layer2 = nn.Sequential(Block(64, 128, 2), Block(128, 128, 1))
        self.layer3 = nn.Sequential(Block(128, 256, 2), Block(256, 256, 1))
        self.layer4 = nn.Sequential(Block(256, 512, 2), Block(512, 512, 1))
        self.pool = nn.AdaptiveAvgPool3d((1, 1, 1))
        self.fc = nn.Linear(512, classes)

    def forward(self, x):
        x = self.layer4(self.layer3(self.layer2(self.layer1(self.stem(x)))))
        return self.fc(self.pool(x).flatten(1))
