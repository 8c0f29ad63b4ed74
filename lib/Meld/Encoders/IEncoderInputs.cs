namespace Meld.Encoders;

/// <summary>One modality of many utterances, prepared once, from which batches are put together.</summary>
public interface IEncoderInputs : IDisposable
{
    /// <summary>Puts a batch together.</summary>
    /// <param name="utterances">Indices among the utterances prepared, in any order.</param>
    EncoderInput Collate(IReadOnlyList<int> utterances);
}
