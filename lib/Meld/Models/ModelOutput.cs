using Meld.Corpus;
using static TorchSharp.torch;

namespace Meld.Models;

/// <summary>What a model says of a batch.</summary>
/// <param name="Logits">By head, <c>[utterances, labels]</c>.</param>
public sealed record ModelOutput(IReadOnlyDictionary<Head, Tensor> Logits);
