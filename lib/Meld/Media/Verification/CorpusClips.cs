using Meld.Corpus;
using static System.IO.Path;

namespace Meld.Media.Verification;

/// <summary>Which files of a corpus are clips of its utterances, by their names alone, and what else lies beside them.</summary>
internal sealed class CorpusClips
{
    private readonly string directory;
    private readonly Dictionary<UtteranceKey, string> paths;

    /// <param name="corpus">The corpus.</param>
    /// <exception cref="IOException">A folder of clips cannot be read, for another reason than a lack of permission.</exception>
    public CorpusClips(DialogueCorpus corpus)
    {
        directory = corpus.Directory;
        var inventories = Splits.All.ToDictionary(split => split, split => ClipInventory.Of(corpus, split));
        IsTextOnly = Splits.All.All(split => ClipFiles.Folder(directory, split) is null);
        paths = inventories.Values.Where(inventory => inventory.Folder is not null)
            .SelectMany(inventory => inventory.Found.Select(utterance => (utterance.ClipKey, Path: Within(Combine(inventory.Folder!, utterance.ClipFileName)))))
            .DistinctBy(clip => clip.ClipKey)
            .ToDictionary(clip => clip.ClipKey, clip => clip.Path);
        Paths = [.. Splits.All.SelectMany(corpus.Utterances).Select(utterance => Path(utterance)).OfType<string>().Distinct(StringComparer.Ordinal)];
        var troubles = KnownTroubles.Of(corpus);
        Strays = [.. inventories.SelectMany(inventory => StraysOf(inventory.Key, inventory.Value, troubles))];
        Problems = IsTextOnly ? [] : [.. inventories.SelectMany(inventory => ProblemsOf(inventory.Key, inventory.Value))];
    }

    /// <summary>Whether there is no folder of clips at all.</summary>
    public bool IsTextOnly { get; }

    /// <summary>The clips that are there, each once, in the order of the corpus.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>What belongs to no utterance, split by split in alphabetical order.</summary>
    public IReadOnlyList<StrayFile> Strays { get; }

    /// <summary>What is wrong with the folders.</summary>
    public IReadOnlyList<FolderProblem> Problems { get; }

    /// <summary>An utterance's clip within the corpus, or null when the corpus lacks it.</summary>
    public string? Path(Utterance utterance) => paths.GetValueOrDefault(utterance.ClipKey);

    /// <summary>The path of a clip's file.</summary>
    public string File(string path) => Combine(directory, path);

    private IEnumerable<StrayFile> StraysOf(Split split, ClipInventory inventory, KnownTroubles troubles)
    {
        if (inventory.Folder is not { } folder) return [];
        var files = inventory.Strays.Select(name => (Name: name, Kind: StrayFile.KindOf(name)));
        var folders = Directory.EnumerateDirectories(folder).Select(path => (Name: GetFileName(path), Kind: StrayKind.Folder));
        return files.Concat(folders).OrderBy(stray => stray.Name, StringComparer.Ordinal)
            .Select(stray => new StrayFile(split, Within(Combine(folder, stray.Name)), stray.Kind, troubles.Source(stray.Kind, split, stray.Name)));
    }

    private IEnumerable<FolderProblem> ProblemsOf(Split split, ClipInventory inventory)
    {
        var name = ClipFiles.FolderName(split);
        if (inventory.FolderProblem is { } problem)
            yield return new(split, ClipFiles.Folder(directory, split) is { } unlisted ? Within(unlisted) : name, problem);
        var nested = Combine(directory, split.Name(), name);
        if (inventory.Folder is { } read && read != nested && Directory.Exists(nested))
            yield return new(split, Within(nested), $"not read, since {Within(read)} is there too");
    }

    private string Within(string path) => GetRelativePath(directory, path).Replace(DirectorySeparatorChar, '/');
}
