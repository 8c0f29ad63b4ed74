using Meld.Storage.Archives;

namespace Meld.Corpus.Fetching;

/// <summary>
/// Where the files of MELD.Raw go. The archive holds an archive for each split and annotation files beside or within these; whatever folders lie around them,
/// clips come into the folder of their split and annotations into the root, or where the corpus has them already.
/// </summary>
internal sealed class MeldLayout
{
    private readonly Dictionary<string, string> clipFolders = new(StringComparer.Ordinal), annotations = new(StringComparer.Ordinal);

    /// <param name="directory">The corpus, of which nothing needs to be there.</param>
    public MeldLayout(string directory)
    {
        foreach (var split in Splits.All)
        {
            var folder = ClipFiles.FolderName(split);
            clipFolders[folder] = Relative(directory, ClipFiles.Folder(directory, split)) ?? folder;
            foreach (var variant in Enum.GetValues<CorpusVariant>())
            {
                var file = CorpusFiles.AnnotationFileName(split, variant);
                annotations[file] = Relative(directory, CorpusFiles.Annotations(directory, split, variant)) ?? file;
            }
        }
    }

    /// <summary>Whether a path of the target is an annotation file.</summary>
    public bool IsAnnotation(string path) => annotations.ContainsValue(path);

    /// <summary>Where an entry goes; files that macOS adds, and what belongs to no corpus, are left out.</summary>
    public Placement Place(ArchiveEntry entry)
    {
        if (entry.Kind == ArchiveEntryKind.Folder || IsOfMac(entry)) return Placement.LeftOut;
        if (annotations.TryGetValue(entry.Name, out var annotation)) return Placement.At(annotation);
        if (entry.Path.Split('/') is [.., var folder, var name] && clipFolders.TryGetValue(folder, out var clips)) return Placement.At($"{clips}/{name}");
        string[] endings = [".tar.gz", ".tgz", ".tar"];
        return endings.Any(ending => entry.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? Placement.Archive : Placement.LeftOut;
    }

    /// <summary>Whether macOS has put it there: <c>._NAME</c> holds what else its file system knows of NAME, <c>.DS_Store</c> how a window looked.</summary>
    public static bool IsOfMac(ArchiveEntry entry) =>
        entry.Path.Split('/').Any(part => part.StartsWith("._", StringComparison.Ordinal) || part is ".DS_Store" or "__MACOSX");

    private static string? Relative(string directory, string? path) =>
        path is null ? null : Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/');
}
