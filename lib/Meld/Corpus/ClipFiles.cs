namespace Meld.Corpus;

/// <summary>Where a corpus keeps its clips: in a folder for each split, in the root or as MELD.Raw nests them.</summary>
public static class ClipFiles
{
    /// <summary>The folder of a split's clips: <c>train_splits</c>, <c>dev_splits_complete</c>, <c>output_repeated_splits_test</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no split.</exception>
    public static string FolderName(Split split) => split switch
    {
        Split.Train => "train_splits",
        Split.Dev => "dev_splits_complete",
        Split.Test => "output_repeated_splits_test",
        _ => throw new ArgumentOutOfRangeException(nameof(split), split, "Not a split."),
    };

    /// <summary>The folder that holds a split's clips, or null when the corpus has none for it; of both places that which is not empty.</summary>
    /// <param name="directory">The corpus root, or the folder of its CSV files.</param>
    /// <param name="split">Which split.</param>
    public static string? Folder(string directory, Split split)
    {
        string[] places = [Path.Combine(directory, FolderName(split)), Path.Combine(directory, split.Name(), FolderName(split))];
        var folders = places.Where(Directory.Exists).ToList();
        return folders.Count > 1 && IsEmpty(folders[0]) ? folders[1] : folders.FirstOrDefault();
    }

    /// <summary>The clip of an utterance, matched by its row and never by what a folder happens to hold; null when the corpus lacks it.</summary>
    /// <param name="directory">The corpus root, or the folder of its CSV files.</param>
    /// <param name="utterance">The utterance.</param>
    public static string? Find(string directory, Utterance utterance)
    {
        if (Folder(directory, utterance.ClipKey.Split) is not { } folder) return null;
        var path = Path.Combine(folder, utterance.ClipFileName);
        return File.Exists(path) ? path : null;
    }

    private static bool IsEmpty(string folder)
    {
        try
        {
            return !Directory.EnumerateFileSystemEntries(folder).Any();
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
