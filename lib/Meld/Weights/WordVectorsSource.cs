using Meld.Weights.Pretrained;

namespace Meld.Weights;

/// <summary>Finds word vectors by name.</summary>
public static class WordVectorsSource
{
    /// <summary>Opens the vectors that a corpus carries for its own words (<c>NAME.safetensors</c> in its folder), or else those in the cache.</summary>
    /// <param name="name">What they are called, such as <c>glove</c>.</param>
    /// <param name="corpusDirectory">The corpus.</param>
    /// <param name="cache">The cache.</param>
    /// <exception cref="WeightsException">The name is not a plain file name, or a model's.</exception>
    /// <exception cref="WeightsMissingException">They are in neither; the message names the command that fetches them.</exception>
    /// <exception cref="WeightsFormatException">The file holds no word vectors or is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WordVectors Open(string name, string corpusDirectory, WeightsCache cache)
    {
        var own = Path.Combine(corpusDirectory, Path.GetFileName(cache.PathOf(name)));
        return File.Exists(own) ? WordVectors.Open(own) : Open(name, cache);
    }

    /// <summary>Opens the vectors in the cache.</summary>
    /// <inheritdoc cref="Open(string, string, WeightsCache)"/>
    public static WordVectors Open(string name, WeightsCache cache)
    {
        var path = cache.PathOf(name);
        if (WeightsCatalogue.Find(name) is PublishedModel) throw new WeightsException($"{name} is a model and has no word vectors.");
        return File.Exists(path) ? WordVectors.Open(path) : throw new WeightsMissingException(name, path);
    }
}
