using Meld.Weights.Pretrained;

namespace Meld.Weights;

/// <summary>Pretrained weights are not there yet; the message names the command that fetches them, or says that no command does.</summary>
/// <param name="name">What they are called.</param>
/// <param name="path">Where they would be.</param>
/// <param name="isModel">Whether somebody's own would do, which word vectors would not.</param>
public sealed class WeightsMissingException(string name, string path, bool isModel = false) : IOException(Sentence(name, path, isModel))
{
    /// <summary>What the weights are called.</summary>
    public string Name { get; } = name;

    private static string Sentence(string name, string path, bool isModel)
    {
        if (WeightsCatalogue.Find(name) is not null) return $"{path} is missing; run ./meld weights fetch {name} once.";
        var known = string.Join(", ", WeightsCatalogue.All.Where(weights => weights is PublishedModel == isModel).Select(weights => weights.Name));
        var own = isModel ? $"; ./meld weights fetch {name} --from DIR takes your own" : "";
        return $"{path} is missing, and there are no weights '{name}' to fetch; known are {known}{own}.";
    }
}
