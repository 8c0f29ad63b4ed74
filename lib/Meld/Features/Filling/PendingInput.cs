using Meld.Storage;

namespace Meld.Features.Filling;

/// <summary>An input that waits to be encoded.</summary>
/// <param name="Encoder">The place of its encoder among all.</param>
/// <param name="Content">The hash of what it was made from.</param>
/// <param name="Value">The input, a tensor.</param>
/// <param name="Clip">The place of the clip that it was made from.</param>
internal sealed record PendingInput(int Encoder, Digest Content, FeatureValue Value, int Clip);
