namespace Meld.Corpus;

/// <summary>Which clips of a split are on disk, by their names alone: nothing is opened.</summary>
public sealed class ClipInventory
{
    private ClipInventory(string? folder, IReadOnlyList<Utterance> found, IReadOnlyList<Utterance> missing, IReadOnlyList<string> strays) =>
        (Folder, Found, Missing, Strays) = (folder, found, missing, strays);

    /// <summary>Where the split's clips lie, or null when the corpus has no such folder or it may not be listed.</summary>
    public string? Folder { get; }

    /// <summary>Why nothing is known of the folder, in words, or null when it was listed.</summary>
    public string? FolderProblem { get; private init; }

    /// <summary>The utterances whose clip is there, in the order of the corpus.</summary>
    public IReadOnlyList<Utterance> Found { get; }

    /// <summary>The utterances whose clip is not there, in the order of the corpus.</summary>
    public IReadOnlyList<Utterance> Missing { get; }

    /// <summary>Names of the files in the folder that belong to no utterance, in alphabetical order.</summary>
    public IReadOnlyList<string> Strays { get; }

    /// <summary>Looks at the folder of a split.</summary>
    /// <exception cref="IOException">The folder cannot be read, for another reason than a lack of permission.</exception>
    public static ClipInventory Of(DialogueCorpus corpus, Split split)
    {
        var utterances = corpus.Utterances(split);
        if (ClipFiles.Folder(corpus.Directory, split) is not { } folder) return Nothing(utterances, "no such folder");
        if (Names(folder) is not { } files) return Nothing(utterances, "may not be listed: permission denied");
        var names = utterances.Select(utterance => utterance.ClipFileName).ToHashSet(StringComparer.Ordinal);
        return new(
            folder,
            [.. utterances.Where(utterance => files.Contains(utterance.ClipFileName))],
            [.. utterances.Where(utterance => !files.Contains(utterance.ClipFileName))],
            [.. files.Except(names).Order(StringComparer.Ordinal)]);
    }

    private static ClipInventory Nothing(IReadOnlyList<Utterance> utterances, string problem) => new(null, [], utterances, []) { FolderProblem = problem };

    private static HashSet<string>? Names(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal);
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
