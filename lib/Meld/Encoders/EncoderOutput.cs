using TorchSharp;
using static TorchSharp.torch;

namespace Meld.Encoders;

/// <summary>What a transformer gives, by name.</summary>
/// <param name="LastHidden">The last layer's states, <c>[batch, positions, hidden]</c>.</param>
/// <param name="Layers">The states before the first layer and after each, as published implementations list them; <paramref name="LastHidden"/> last.</param>
public sealed record EncoderOutput(Tensor LastHidden, IReadOnlyList<Tensor> Layers)
{
    /// <summary>One vector for the whole input, <c>[batch, hidden]</c>; null where the model has no such layer.</summary>
    public Tensor? Pooled { get; init; }

    /// <summary>What the convolutions over a waveform give, <c>[batch, frames, features]</c>; null where the model has none.</summary>
    public Tensor? Features { get; init; }

    /// <summary>Takes the tensors out of a scope into the one around it.</summary>
    internal EncoderOutput MoveToOuter(DisposeScope scope)
    {
        foreach (var tensor in Layers) scope.MoveToOuter(tensor);
        if (Pooled is not null) scope.MoveToOuter(Pooled);
        if (Features is not null) scope.MoveToOuter(Features);
        return this;
    }
}
