namespace Meld.Encoders;

/// <summary>One modality of many utterances, prepared once, from which batches are put together.</summary>
public interface IEncoderInputs : IDisposable
{
    /// <summary>How much work an utterance is: words, or frames.</summary>
    /// <param name="utterance">Its index among those prepared.</param>
    int Cost(int utterance);

    /// <summary>Puts a batch together.</summary>
    /// <param name="utterances">Indices among the utterances prepared, in any order.</param>
    EncoderInput Collate(IReadOnlyList<int> utterances);
}
