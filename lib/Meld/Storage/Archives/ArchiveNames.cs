namespace Meld.Storage.Archives;

/// <summary>The paths met so far, so that none comes twice, in another case or as a file as well as a folder.</summary>
internal sealed class ArchiveNames
{
    private readonly Dictionary<string, (string Path, bool IsFolder)> known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a path and the folders it lies in; says in a few words what is wrong, or null.</summary>
    public string? Add(string path, bool isFolder)
    {
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (Of(path[..slash], isFolder: true) is { } problem) return problem;
        }
        return Of(path, isFolder);
    }

    private string? Of(string path, bool isFolder)
    {
        if (known.TryAdd(path, (path, isFolder))) return null;
        var other = known[path];
        if (other.Path != path) return $"it differs from '{ArchivePath.Shown(other.Path)}' only by upper and lower case";
        if (other.IsFolder != isFolder) return $"'{ArchivePath.Shown(path)}' is a file and a folder";
        return isFolder ? null : "it comes twice";
    }
}
