using static TorchSharp.torch;

namespace Meld.Encoders;

/// <summary>Utterances of about the same length, each <c>[utterances, words]</c>, filled up with 0.</summary>
/// <param name="Vectors">Numbers of the pretrained vectors.</param>
/// <param name="Words">Vocabulary ids.</param>
public sealed record TokenGroup(Tensor Vectors, Tensor Words);
