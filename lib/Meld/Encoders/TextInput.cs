using static TorchSharp.torch;

namespace Meld.Encoders;

/// <summary>The words and n-grams of a batch of utterances.</summary>
/// <param name="Vectors">Pretrained vectors by number, <c>[vectors, size]</c>.</param>
/// <param name="Groups">The words, in groups of similar length.</param>
/// <param name="Places">Where each utterance stands among the groups' rows, one after the other, <c>[utterances]</c>.</param>
/// <param name="Ngrams">Buckets of all n-grams, utterance by utterance, <c>[n-grams]</c>.</param>
/// <param name="NgramStarts">Where each utterance's n-grams begin, <c>[utterances]</c>.</param>
public sealed record TextInput(Tensor Vectors, IReadOnlyList<TokenGroup> Groups, Tensor Places, Tensor Ngrams, Tensor NgramStarts) : EncoderInput;
