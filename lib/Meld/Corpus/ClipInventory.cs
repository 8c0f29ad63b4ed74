namespace Meld.Corpus;

/// <summary>Which clips of a split are on disk, by their names alone: nothing is opened.</summary>
public sealed class ClipInventory
{
    private ClipInventory(string? folder, IReadOnlyList<Utterance> found, IReadOnlyList<Utterance> missing, IReadOnlyList<string> strays) =>
        (Folder, Found, Missing, Strays) = (folder, found, missing, strays);

    /// <summary>Where the split's clips lie, or null when the corpus has no such folder.</summary>
    public string? Folder { get; }

    /// <summary>The utterances whose clip is there, in the order of the corpus.</summary>
    public IReadOnlyList<Utterance> Found { get; }

    /// <summary>The utterances whose clip is not there, in the order of the corpus.</summary>
    public IReadOnlyList<Utterance> Missing { get; }

    /// <summary>Names of the files in the folder that belong to no utterance, in alphabetical order.</summary>
    public IReadOnlyList<string> Strays { get; }

    /// <summary>Looks at the folder of a split.</summary>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    public static ClipInventory Of(DialogueCorpus corpus, Split split)
    {
        var utterances = corpus.Utterances(split);
        if (ClipFiles.Folder(corpus.Directory, split) is not { } folder) return new(null, [], utterances, []);
        var files = Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal);
        var names = utterances.Select(utterance => utterance.ClipFileName).ToHashSet(StringComparer.Ordinal);
        return new(
            folder,
            [.. utterances.Where(utterance => files.Contains(utterance.ClipFileName))],
            [.. utterances.Where(utterance => !files.Contains(utterance.ClipFileName))],
            [.. files.Except(names).Order(StringComparer.Ordinal)]);
    }
}
