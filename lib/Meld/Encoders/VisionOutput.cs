using static TorchSharp.torch;

namespace Meld.Encoders;

/// <summary>What a residual network gives, by name.</summary>
/// <param name="Pooled">One vector for each input, the mean of the last maps over all places: <c>[batch, OutputSize]</c>.</param>
/// <param name="Logits">What the network was trained to tell apart, <c>[batch, classes]</c>.</param>
/// <param name="Maps">The maps of features after each of the four stages, <c>[batch, channels, (frames,) height, width]</c>.</param>
public sealed record VisionOutput(Tensor Pooled, Tensor Logits, IReadOnlyList<Tensor> Maps);
