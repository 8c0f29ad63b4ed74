namespace Meld.Weights;

/// <summary>Pretrained weights are not there yet; the message names the command that fetches them, or says that no command does.</summary>
/// <param name="name">What they are called.</param>
/// <param name="path">Where they would be.</param>
public sealed class WeightsMissingException(string name, string path) : IOException(Sentence(name, path))
{
    /// <summary>What the weights are called.</summary>
    public string Name { get; } = name;

    private static string Sentence(string name, string path) => WeightsCatalogue.Find(name) is null
        ? $"{path} is missing, and there are no weights '{name}' to fetch; known are {WeightsCatalogue.Names}; ./meld weights fetch {name} --from DIR takes your own."
        : $"{path} is missing; run ./meld weights fetch {name} once.";
}
