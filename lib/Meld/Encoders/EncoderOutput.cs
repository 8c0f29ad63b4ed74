using static TorchSharp.torch;

namespace Meld.Encoders;

/// <summary>What a transformer gives, by name.</summary>
/// <param name="LastHidden">The last layer's states, <c>[batch, positions, hidden]</c>.</param>
/// <param name="Layers">The states before the first layer and after each, as published implementations list them.</param>
public sealed record EncoderOutput(Tensor LastHidden, IReadOnlyList<Tensor> Layers)
{
    /// <summary>One vector for the whole input, <c>[batch, hidden]</c>; null where the model has no such layer.</summary>
    public Tensor? Pooled { get; init; }
}
