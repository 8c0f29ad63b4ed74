using Meld.Corpus;
using static TorchSharp.torch;

namespace Meld.Encoders;

/// <summary>Turns one modality of each utterance into a vector, <c>[utterances, OutputSize]</c>, whatever else is in the batch.</summary>
/// <param name="name">The module's name.</param>
public abstract class UtteranceEncoder(string name) : nn.Module<EncoderInput, Tensor>(name)
{
    /// <summary>Length of the vectors.</summary>
    public abstract long OutputSize { get; }

    /// <summary>Cuts, looks up and decodes once what batches are put together from.</summary>
    /// <param name="utterances">The utterances that batches will name by their index here.</param>
    public abstract IEncoderInputs Prepare(IReadOnlyList<Utterance> utterances);
}
