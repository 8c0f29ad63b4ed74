using static TorchSharp.torch;

namespace Meld.Encoders;

/// <summary>The words of a batch of utterances, one after the other, utterance by utterance.</summary>
/// <param name="Table">Pretrained vectors by number, <c>[vectors, size]</c>.</param>
/// <param name="Vectors">Number of each word's pretrained vector, <c>[words]</c>.</param>
/// <param name="Words">Vocabulary id of each word, <c>[words]</c>.</param>
/// <param name="Shapes">Shape of each word, <c>[words]</c>.</param>
/// <param name="Layout">Which words are whose.</param>
public sealed record TextInput(Tensor Table, Tensor Vectors, Tensor Words, Tensor Shapes, WordLayout Layout) : EncoderInput;
