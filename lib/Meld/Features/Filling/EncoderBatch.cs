namespace Meld.Features.Filling;

/// <summary>Inputs that are encoded together.</summary>
/// <param name="Encoder">The place of their encoder among all.</param>
/// <param name="Inputs">The inputs, the shortest first; one at least.</param>
internal sealed record EncoderBatch(int Encoder, IReadOnlyList<PendingInput> Inputs)
{
    /// <summary>How much memory the inputs take.</summary>
    public long Bytes => Inputs.Sum(input => (long)input.Value.Bytes.Length);
}
