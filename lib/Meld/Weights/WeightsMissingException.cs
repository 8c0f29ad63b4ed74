namespace Meld.Weights;

/// <summary>Pretrained weights are not there yet; the message names the command that fetches them.</summary>
/// <param name="name">What they are called.</param>
/// <param name="path">Where they would be.</param>
public sealed class WeightsMissingException(string name, string path)
    : IOException($"{path} is missing; run ./meld weights fetch {name} once.")
{
    /// <summary>What the weights are called.</summary>
    public string Name { get; } = name;
}
