using Meld.Corpus;
using Meld.Encoders;
using static TorchSharp.torch;

namespace Meld.Models;

/// <summary>
/// Some whole dialogues as tensors that live in the dispose scope in which they were made. Utterances stand one after the other, dialogue by dialogue.
/// </summary>
public sealed record DialogueBatch
{
    /// <summary>The utterances, in the order of every tensor's rows.</summary>
    public required IReadOnlyList<Utterance> Utterances { get; init; }

    /// <summary>Number of utterances of each dialogue.</summary>
    public required IReadOnlyList<int> Lengths { get; init; }

    /// <summary>What each encoder reads.</summary>
    public required IReadOnlyDictionary<Modality, EncoderInput> Inputs { get; init; }

    /// <summary>Id of each utterance's speaker, <c>[utterances]</c>.</summary>
    public required Tensor Speakers { get; init; }

    /// <summary>1 where the speaker of the utterance before speaks on, else 0, <c>[utterances, 1]</c>.</summary>
    public required Tensor SameSpeaker { get; init; }

    /// <summary>Where each utterance stands in a grid of <c>dialogues * longest dialogue</c> places, row by row, <c>[utterances]</c>.</summary>
    public required Tensor Places { get; init; }

    /// <summary>Index of each utterance's true label, <c>[utterances]</c>, by head; empty where labels are not known.</summary>
    public required IReadOnlyDictionary<Head, Tensor> Targets { get; init; }

    /// <summary>Number of utterances of the longest dialogue.</summary>
    public int Longest => Lengths.Max();
}
