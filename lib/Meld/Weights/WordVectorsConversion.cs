namespace Meld.Weights;

/// <summary>Makes word vectors files from the forms in which vectors are published.</summary>
internal static class WordVectorsConversion
{
    /// <summary>From an npm package of winkjs.</summary>
    public static void FromWinkEmbeddings(
        PackedWeights weights, string packed, string target, IProgress<double> progress, CancellationToken cancellation) =>
        WordVectorsFile.Write(target, weights.Name, WinkEmbeddings.Read(packed, progress), Metadata(weights), cancellation);

    private static Dictionary<string, string> Metadata(PackedWeights weights) => new(StringComparer.Ordinal)
    {
        ["source"] = $"npm package {weights.Specification}",
        ["source_integrity"] = weights.Integrity,
        ["license"] = weights.License,
    };
}
