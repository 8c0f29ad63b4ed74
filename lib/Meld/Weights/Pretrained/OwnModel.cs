namespace Meld.Weights.Pretrained;

/// <summary>Finds the files of a model in the folder that somebody's training has left: its weights, and what of the usual files lies beside them.</summary>
internal static class OwnModel
{
    private static readonly string[] WeightsNames = ["model.safetensors", "pytorch_model.bin"];
    private static readonly string[] WeightsEndings = [".safetensors", ".bin", ".pt", ".pth"];

    // What transformers calls the list of a model's parts.
    private static readonly string[] IndexNames = ["model.safetensors.index.json", "pytorch_model.bin.index.json"];

    // As transformers names them.
    private static readonly string[] OtherNames =
    [
        "config.json", "vocab.txt", "vocab.json", "merges.txt", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json",
        "preprocessor_config.json",
    ];

    /// <summary>The files, the one with the weights first.</summary>
    /// <exception cref="WeightsException">None has weights, or several have and none is called as usual.</exception>
    /// <exception cref="WeightsFormatException">The weights cannot be read.</exception>
    public static IReadOnlyList<PublishedFile> Files(string directory)
    {
        var weights = Weights(directory);
        // Nobody has published a hash that would tell whether it is whole.
        using (WeightsFile.Open(Path.Combine(directory, weights)))
        {
            return [new(weights), .. OtherNames.Where(name => File.Exists(Path.Combine(directory, name))).Select(name => new PublishedFile(name))];
        }
    }

    private static string Weights(string directory)
    {
        var whole = Path.Combine(directory, WeightsNames[0]);
        if (!File.Exists(whole) && IndexNames.Select(name => Path.Combine(directory, name)).FirstOrDefault(File.Exists) is { } index)
            throw new WeightsException($"{directory} has its weights in parts; ./meld weights convert {index} --to {whole} makes one file of them.");
        if (WeightsNames.FirstOrDefault(name => File.Exists(Path.Combine(directory, name))) is { } usual) return usual;
        var names = Directory.EnumerateFiles(directory).Select(path => Path.GetFileName(path)).Where(name => CachedModel.IsFileName(name)
            && WeightsEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal).ToList();
        return names switch
        {
            [var only] => only,
            [] => throw new WeightsException(
                $"{directory} has no file of weights: {string.Join(", ", WeightsNames)}, or another *{string.Join(", *", WeightsEndings)}."),
            _ => throw new WeightsException(
                $"{directory} has several files of weights ({string.Join(", ", names)}); call one of them {WeightsNames[0]} or leave one there."),
        };
    }
}
