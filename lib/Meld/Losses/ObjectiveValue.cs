using Meld.Corpus;
using static TorchSharp.torch;

namespace Meld.Losses;

/// <summary>The loss of a batch.</summary>
/// <param name="Total">What is made small, a single value.</param>
/// <param name="Heads">The loss of each head, before its weight.</param>
public sealed record ObjectiveValue(Tensor Total, IReadOnlyDictionary<Head, Tensor> Heads);
