namespace Meld.Weights;

/// <summary>Finds word vectors by name.</summary>
public static class WordVectorsSource
{
    /// <summary>Opens the vectors that a corpus carries for its own words (<c>NAME.safetensors</c> in its folder), or else those in the cache.</summary>
    /// <param name="name">What they are called, such as <c>glove</c>.</param>
    /// <param name="corpusDirectory">The corpus.</param>
    /// <param name="cache">The cache.</param>
    /// <exception cref="WeightsMissingException">They are in neither; the message names the command that fetches them.</exception>
    /// <exception cref="WeightsFormatException">The file holds no word vectors or is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WordVectors Open(string name, string corpusDirectory, WeightsCache cache)
    {
        var own = Path.Combine(corpusDirectory, Path.GetFileName(cache.PathOf(name)));
        if (File.Exists(own)) return WordVectors.Open(own);
        var cached = cache.PathOf(name);
        return File.Exists(cached) ? WordVectors.Open(cached) : throw new WeightsMissingException(name, cached);
    }
}
