"""A BERT-base encoder of plain nn modules, with the operations that transformers' BertModel runs in evaluation (Devlin et al. 2018; no pooler).

110 M parameters without the pooler's 0.6 M. The order of the modules is the order of the fields in C#.
"""
import math

import torch
from torch import nn


class BertLayer(nn.Module):
    """Self-attention and feed-forward, each followed by a residual LayerNorm. Fields: query, key, value, attention, attention_norm, intermediate, output,
    output_norm."""

    def __init__(self, hidden, heads, inner):
        super().__init__()
        self.heads, self.head_size = heads, hidden // heads
        self.query = nn.Linear(hidden, hidden)
        self.key = nn.Linear(hidden, hidden)
        self.value = nn.Linear(hidden, hidden)
        self.attention = nn.Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, eps=1e-12)
        self.intermediate = nn.Linear(hidden, inner)
        self.output = nn.Linear(inner, hidden)
        self.output_norm = nn.LayerNorm(hidden, eps=1e-12)

    def split(self, x):
        """[batch, tokens, hidden] -> [batch, heads, tokens, head size]"""
        return x.view(x.shape[0], x.shape[1], self.heads, self.head_size).permute(0, 2, 1, 3)

    def forward(self, x, mask):
        key, value, query = self.split(self.key(x)), self.split(self.value(x)), self.split(self.query(x))
        scores = torch.matmul(query, key.transpose(-1, -2)) / math.sqrt(self.head_size) + mask
        context = torch.matmul(torch.softmax(scores, -1), value).permute(0, 2, 1, 3).contiguous().view(x.shape)
        x = self.attention_norm(self.attention(context) + x)
        return self.output_norm(self.output(nn.functional.gelu(self.intermediate(x))) + x)


class BertModel(nn.Module):
    """Embeddings of words, positions and segments, LayerNorm, `layers` BertLayers. Fields: words, positions, segments, norm, layers."""

    def __init__(self, vocabulary=30522, hidden=768, layers=12, heads=12, inner=3072, longest=512):
        super().__init__()
        self.words = nn.Embedding(vocabulary, hidden, padding_idx=0)
        self.positions = nn.Embedding(longest, hidden)
        self.segments = nn.Embedding(2, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList([BertLayer(hidden, heads, inner) for _ in range(layers)])

    def forward(self, ids, mask):
        """ids and mask: [batch, tokens]; mask 1 for tokens, 0 for padding -> [batch, tokens, hidden]"""
        x = self.words(ids) + self.segments(torch.zeros_like(ids)) + self.positions(torch.arange(ids.shape[1]).unsqueeze(0))
        x = self.norm(x)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * torch.finfo(x.dtype).min
        for layer in self.layers:
            x = layer(x, bias)
        return x
