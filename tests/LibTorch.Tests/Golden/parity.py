"""Losses of 8 seeded training steps on one thread, as the bits of the float32 values: python3 parity.py [name...] [--write]

Prints `name step bits loss`. LibTorch's counterparts must print the same bits on the same machine; with --write, parity.json keeps the values, for
machines without python3-torch, where only a tolerance can be asked for (other CPUs round differently).

Every net is seeded with manual_seed(1) before its first module, built in the order of its constructor, and fed from manual_seed(2) on: first x, then the
targets, then whatever training draws (dropout). Layers stand in the order in which C# code would declare and construct them.
"""
import json
import os
import pathlib
import struct
import sys

# Before torch is imported: sums must not depend on how many threads share them.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402
from torch import nn  # noqa: E402

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "bench" / "Meld.Bench"))
from torch_r3d import R3D18  # noqa: E402

STEPS = 8


def steps(net, x, target, optimizer, scheduler=None, count=STEPS):
    """The loss before each step: zero_grad, forward, cross-entropy, backward, optimizer step, scheduler step."""
    losses = []
    net.train()
    for _ in range(count):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(x), target)
        loss.backward()
        optimizer.step()
        if scheduler is not None:
            scheduler.step()
        losses.append(loss.item())
    return losses


def mlp():
    """Linear(32, 64), ReLU, Linear(64, 8); x [16, 32]; Adam 0.001."""
    torch.manual_seed(1)
    net = nn.Sequential(nn.Linear(32, 64), nn.ReLU(), nn.Linear(64, 8))
    torch.manual_seed(2)
    x, target = torch.randn(16, 32), torch.randint(0, 8, (16,))
    return steps(net, x, target, torch.optim.Adam(net.parameters(), lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0))


def r3d():
    """R3D18 with 7 classes (33.2 M parameters); x [2, 3, 8, 56, 56]; SGD 0.01, momentum 0.9."""
    torch.manual_seed(1)
    net = R3D18(7)
    torch.manual_seed(2)
    x, target = torch.randn(2, 3, 8, 56, 56), torch.randint(0, 7, (2,))
    return steps(net, x, target, torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9, dampening=0, weight_decay=0, nesterov=False))


class SequenceClassifier(nn.Module):
    """LSTM of 2 layers (dropout 0.2 between them), batch first; the last step's output goes to a Linear. Fields: lstm, head."""

    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(24, 48, 2, batch_first=True, dropout=0.2)
        self.head = nn.Linear(48, 7)

    def forward(self, x):
        output, _ = self.lstm(x)
        return self.head(output[:, -1])


def lstm():
    """SequenceClassifier; x [8, 12, 24]; AdamW 0.002, weight decay 0.01."""
    torch.manual_seed(1)
    net = SequenceClassifier()
    torch.manual_seed(2)
    x, target = torch.randn(8, 12, 24), torch.randint(0, 7, (8,))
    return steps(net, x, target, torch.optim.AdamW(net.parameters(), lr=0.002, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01))


class TransformerClassifier(nn.Module):
    """Linear(20, 32), 4 encoder layers (4 heads, 64 hidden, dropout 0.1, ReLU, sequence first), mean over the sequence, Linear(32, 7).

    Fields: embed, encoder, head. As in PyTorch, the four layers start as copies of one. The head comes before the encoder in the constructor, so that
    its numbers do not depend on whether copying a layer draws any.
    """

    def __init__(self):
        super().__init__()
        self.embed = nn.Linear(20, 32)
        self.head = nn.Linear(32, 7)
        self.encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(32, 4, 64, 0.1, "relu"), 4)

    def forward(self, x):
        return self.head(self.encoder(self.embed(x)).mean(0))


def transformer():
    """TransformerClassifier; x [10, 6, 20] (sequence, batch, features); AdamW 0.001, decay 0.01; LambdaLR min(1, (step + 1) / 4)."""
    torch.manual_seed(1)
    net = TransformerClassifier()
    torch.manual_seed(2)
    x, target = torch.randn(10, 6, 20), torch.randint(0, 7, (6,))
    optimizer = torch.optim.AdamW(net.parameters(), lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01)
    warm_up = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / 4.0))
    return steps(net, x, target, optimizer, warm_up)


NETS = {"mlp": mlp, "r3d": r3d, "lstm": lstm, "transformer": transformer}


def bits(value):
    return struct.pack(">f", value).hex()


def main(arguments):
    torch.set_num_threads(1)
    names = [argument for argument in arguments if argument != "--write"] or list(NETS)
    results = {}
    for name in names:
        results[name] = NETS[name]()
        for step, loss in enumerate(results[name]):
            print(name, step, bits(loss), f"{loss:.6f}", flush=True)
    if "--write" in arguments:
        lines = ",\n".join(f'  "{name}": {json.dumps({"losses": losses, "bits": [bits(loss) for loss in losses]})}' for name, losses in results.items())
        (pathlib.Path(__file__).parent / "parity.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
