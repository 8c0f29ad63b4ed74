"""The model of experiments/dialogue-text.yaml and its training step in PyTorch: what the C# one is compared with, in numbers and in speed.

  python3 dialogue_text.py FOLDER     answers one line of JSON to each line on stdin, until it ends

FOLDER holds model.safetensors (the weights to begin with, under the names that this file's modules have too), data.safetensors (the train split in ids,
utterance after utterance, and the dialogues of each batch) and settings.json. Commands:

  version                             {"torch": ..., "blas": ...}
  steps COUNT                         trains on the next COUNT batches, each collated from ids:
                                      {"seconds": ..., "utterances": ..., "losses": [...], "norms": [...]}
  gradients                           the gradient norm of every parameter on the next batch, without a step: {"name": ...}
"""
import json
import math
import os
import struct
import sys
import time

sys.dont_write_bytecode = True
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np  # noqa: E402
import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402
from torch import nn  # noqa: E402
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence  # noqa: E402

torch.set_num_threads(1)
TYPES = {"F32": np.float32, "F64": np.float64, "I64": np.int64, "U8": np.uint8}


def safetensors(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    header.pop("__metadata__", None)
    return {name: np.frombuffer(data[slice(*entry["data_offsets"])], TYPES[entry["dtype"]]).reshape(entry["shape"]) for name, entry in header.items()}


def blas():
    """The file name of the OpenBLAS that this process has loaded."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        return next((os.path.realpath(line.split()[-1]) for line in maps if "openblas" in line), "none")


class Data:
    """The train split in ids; batches are put together from it as they are needed."""

    def __init__(self, tensors):
        self.words = {name: tensors[name] for name in ("vectors", "words", "shapes")}
        self.lengths, self.turns = tensors["lengths"], tensors["turns"]
        self.speakers, self.same = tensors["speakers"], tensors["same"]
        self.targets = {name: tensors[name] for name in ("emotion", "sentiment") if name in tensors}
        self.word_ends, self.turn_ends = np.cumsum(self.lengths), np.cumsum(self.turns)
        self.batches = np.split(tensors["batches"], np.cumsum(tensors["batch_sizes"])[:-1])

    def batch(self, number):
        dialogues = self.batches[number % len(self.batches)]
        rows = np.concatenate([np.arange(self.turn_ends[d] - self.turns[d], self.turn_ends[d]) for d in dialogues])
        lengths, turns = self.lengths[rows], self.turns[dialogues]
        tokens = np.concatenate([np.arange(self.word_ends[r] - self.lengths[r], self.word_ends[r]) for r in rows])
        utterances = np.repeat(np.arange(len(rows)), lengths)
        within = np.arange(len(tokens)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        longest, longest_dialogue = lengths.max(), turns.max()
        turn = np.arange(len(rows)) - np.repeat(np.cumsum(turns) - turns, turns)
        values = {
            **{name: ids[tokens] for name, ids in self.words.items()},
            **{name: labels[rows] for name, labels in self.targets.items()},
            "lengths": lengths,
            "utterances": utterances,
            "places": utterances * longest + within,
            "padding": (np.arange(longest) >= lengths[:, None])[:, :, None],
            "speakers": self.speakers[rows],
            "same": self.same[rows][:, None],
            "turns": turns,
            "grid": np.repeat(np.arange(len(dialogues)), turns) * longest_dialogue + turn,
        }
        return {name: torch.from_numpy(value) for name, value in values.items()}


class WordEmbedding(nn.Module):
    def __init__(self, s, vocabulary, table):
        super().__init__()
        self.hidden = s["word_dropout"]
        self.words, self.shapes = nn.Embedding(vocabulary, table.shape[1], padding_idx=0), nn.Embedding(4, 4)
        self.dropout = nn.Dropout(s["embedding_dropout"])
        # Not a buffer: the vectors are no part of the model's state.
        self.table = table

    def forward(self, b):
        vectors, words = b["vectors"], b["words"]
        if self.training and self.hidden > 0:
            hidden = torch.rand(len(words)) < self.hidden
            vectors, words = vectors.masked_fill(hidden, 0), words.masked_fill(hidden, 1)
        return self.dropout(torch.cat([self.table.index_select(0, vectors) + self.words(words), self.shapes(b["shapes"])], 1))


def word_grid(x, b):
    utterances, longest, _ = b["padding"].shape
    return x.new_zeros(utterances * longest, x.shape[1]).index_copy(0, b["places"], x).view(utterances, longest, -1)


class RecurrentPooling(nn.Module):
    def __init__(self, s, size):
        super().__init__()
        self.gru = nn.GRU(size, s["size"], batch_first=True, bidirectional=True)
        self.attention = nn.Linear(2 * s["size"], s["attention"])

    def forward(self, x, b):
        packed = pack_padded_sequence(word_grid(x, b), b["lengths"], batch_first=True, enforce_sorted=False)
        states, _ = pad_packed_sequence(self.gru(packed)[0], batch_first=True)
        largest = states.masked_fill(b["padding"], -1e4).amax(1)
        weights = self.attention(states).masked_fill(b["padding"], -1e4).softmax(1)
        return torch.cat([largest, weights.transpose(1, 2).bmm(states).flatten(1)], 1)


class ConvolutionPooling(nn.Module):
    def __init__(self, s, size):
        super().__init__()
        self.convolutions = nn.ModuleList(nn.Conv1d(size, s["filters"], width, padding=width // 2) for width in s["widths"])
        self.reach = max(s["widths"]) // 2

    def forward(self, x, b):
        places = torch.arange(len(x)) + (b["utterances"] + 1) * self.reach
        row = x.new_zeros(len(x) + self.reach * (len(b["lengths"]) + 1), x.shape[1]).index_copy(0, places, x).t().unsqueeze(0)
        filtered = torch.cat([convolution(row).squeeze(0).t().index_select(0, places) for convolution in self.convolutions], 1)
        return word_grid(F.relu(filtered), b).amax(1)


class TextEncoder(nn.Module):
    def __init__(self, s, vocabulary, table):
        super().__init__()
        size = table.shape[1] + 4
        self.embedding = WordEmbedding(s, vocabulary, table)
        self.recurrent, self.convolution = RecurrentPooling(s["recurrent"], size), ConvolutionPooling(s["convolution"], size)
        self.dropout = nn.Dropout(s["dropout"])
        pooled = 2 * s["recurrent"]["size"] * (1 + s["recurrent"]["attention"]) + s["convolution"]["filters"] * len(s["convolution"]["widths"])
        self.output = nn.Linear(pooled, s["output"])

    def forward(self, b):
        x = self.embedding(b)
        return F.relu(self.output(self.dropout(torch.cat([self.recurrent(x, b), self.convolution(x, b)], 1))))


class DialogueContext(nn.Module):
    def __init__(self, s, size, speakers):
        super().__init__()
        self.nobody, self.hidden = speakers, s["speaker_dropout"]
        self.speakers = nn.Embedding(speakers + 1, s["speakers"])
        self.dropout = nn.Dropout(s["dropout"])
        self.gru = nn.GRU(size + s["speakers"] + 1, s["size"], batch_first=True, bidirectional=s["direction"] == "both")

    def forward(self, utterances, b):
        speakers = b["speakers"]
        if self.training and self.hidden > 0:
            speakers = speakers.masked_fill(torch.rand(len(speakers)) < self.hidden, self.nobody)
        x = self.dropout(torch.cat([utterances, self.speakers(speakers), b["same"]], 1))
        dialogues, longest = len(b["turns"]), int(b["turns"].max())
        grid = x.new_zeros(dialogues * longest, x.shape[1]).index_copy(0, b["grid"], x).view(dialogues, longest, -1)
        packed = pack_padded_sequence(grid, b["turns"], batch_first=True, enforce_sorted=False)
        states, _ = pad_packed_sequence(self.gru(packed)[0], batch_first=True)
        return states.flatten(0, 1).index_select(0, b["grid"])


class LabelHead(nn.Module):
    def __init__(self, hidden, size, labels):
        super().__init__()
        layers = [nn.Linear(size, labels)] if hidden == 0 else [nn.Linear(size, hidden), nn.ReLU(), nn.Linear(hidden, labels)]
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return self.layers(x)


class DialogueModel(nn.Module):
    def __init__(self, settings, table, weights):
        super().__init__()
        text, context, heads = settings["modalities"]["text"], settings["context"], settings["heads"]
        self.encoders = nn.ModuleDict({"text": TextEncoder(text, len(weights["encoders.text.embedding.words.weight"]), table)})
        self.context = DialogueContext(context, text["output"], len(weights["context.speakers.weight"]) - 1)
        size = text["output"] + context["size"] * (2 if context["direction"] == "both" else 1)
        self.dropout = nn.Dropout(heads["dropout"])
        self.heads = nn.ModuleDict({
            name: LabelHead(heads[name]["hidden"], size, len(settings["labels"][name])) for name in ("emotion", "sentiment") if heads.get(name) is not None})
        self.load_state_dict({name: torch.from_numpy(value.copy()) for name, value in weights.items() if name not in ("vocabulary", "speakers")})

    def forward(self, b):
        utterances = self.encoders["text"](b)
        seen = self.dropout(torch.cat([utterances, self.context(utterances, b)], 1))
        return {name: head(seen) for name, head in self.heads.items()}


class Training:
    """One training step after the other, as the experiment says it: AdamW over lists of tensors, warm-up and cosine, clipped gradients, averaged weights."""

    def __init__(self, folder):
        with open(os.path.join(folder, "settings.json"), encoding="utf-8") as file:
            self.settings = json.load(file)
        tensors = safetensors(os.path.join(folder, "data.safetensors"))
        self.data = Data(tensors)
        self.model = DialogueModel(self.settings, torch.from_numpy(tensors["table"].copy()), safetensors(os.path.join(folder, "model.safetensors")))
        self.model.train()
        self.class_weights = {name: torch.tensor(weights) for name, weights in self.settings["class_weights"].items()}
        embeddings = {id(p) for module in self.model.modules() if isinstance(module, nn.Embedding) for p in module.parameters()}
        self.parameters = list(self.model.parameters())
        spared = [p for p in self.parameters if id(p) in embeddings or p.dim() <= 1]
        decayed = [p for p in self.parameters if all(p is not other for other in spared)]
        training = self.settings["training"]
        self.rate = training["learning_rate"]["default"]
        self.optimizer = torch.optim.AdamW(
            [{"params": decayed, "weight_decay": training["weight_decay"]}, {"params": spared, "weight_decay": 0.0}], lr=self.rate, foreach=True)
        self.average = [p.detach().clone() for p in self.parameters]
        self.step_number, self.steps = 0, training["epochs"] * self.settings["steps_per_epoch"]

    def rate_factor(self):
        rising = int(self.settings["training"]["warmup"] * self.steps)
        if self.step_number < rising:
            return (self.step_number + 1) / rising
        return (1 + math.cos(math.pi * (self.step_number - rising) / (self.steps - rising))) / 2

    def loss(self, b):
        objective = self.settings["objective"]
        weigh = {"emotion": 1, "sentiment": objective["sentiment_weight"]}
        return sum(
            weigh[name] * F.cross_entropy(logits, b[name], weight=self.class_weights[name], label_smoothing=objective["label_smoothing"])
            for name, logits in self.model(b).items())

    def step(self):
        training = self.settings["training"]
        b = self.data.batch(self.step_number)
        factor = self.rate_factor()
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate * factor
        loss = self.loss(b)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(self.parameters, training["clip_gradient"])
        self.optimizer.step()
        self.step_number += 1
        decay = training["average_weights"]
        weight = (1 - decay) / (1 - decay ** self.step_number)
        with torch.no_grad():
            torch._foreach_mul_(self.average, 1 - weight)
            torch._foreach_add_(self.average, self.parameters, alpha=weight)
        # Both are looked at in each step, as what watches over a training does.
        return loss.item(), norm.item(), len(b["lengths"])

    def steps_taken(self, count):
        start = time.perf_counter()
        taken = [self.step() for _ in range(count)]
        seconds = time.perf_counter() - start
        losses, norms, utterances = zip(*taken)
        return {"seconds": seconds, "utterances": sum(utterances), "losses": losses, "norms": norms}

    def gradients(self):
        self.optimizer.zero_grad(set_to_none=True)
        self.loss(self.data.batch(self.step_number)).backward()
        return {name: parameter.grad.norm().item() for name, parameter in self.model.named_parameters()}


training = Training(sys.argv[1])
for line in sys.stdin:
    match line.split():
        case ["version"]:
            answer = {"torch": torch.__version__, "blas": blas()}
        case ["steps", count]:
            answer = training.steps_taken(int(count))
        case ["gradients"]:
            answer = training.gradients()
        case _:
            answer = {"error": f"unknown command: {line.strip()}"}
    print(json.dumps(answer), flush=True)
