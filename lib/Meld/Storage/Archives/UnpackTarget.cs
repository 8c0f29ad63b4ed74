namespace Meld.Storage.Archives;

/// <summary>
/// The folder that an archive is unpacked to. Nothing on the way to a file may be a link, also where it was there before; the folder itself may, as whoever
/// named it knows where it leads.
/// </summary>
/// <remarks>Checked is what lies there when it is needed. Against somebody who writes to the same folder at the same time there is no defence.</remarks>
internal sealed class UnpackTarget : IDisposable
{
    private const string Staging = ".unpacking";

    private readonly HashSet<string> touched = new(StringComparer.Ordinal);
    private readonly string root, staging;
    private readonly FileStream held;

    /// <summary>Makes the folder and clears what a process that was killed left in it.</summary>
    /// <exception cref="IOException">It cannot be made, or another process unpacks to it.</exception>
    public UnpackTarget(string directory)
    {
        root = Path.GetFullPath(directory);
        Directory.CreateDirectory(root);
        staging = FolderBelow(root, Staging);
        try
        {
            held = new FileStream(RefuseLink(Path.Combine(staging, "lock")), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (FileLock.IsHeld(error))
        {
            throw new IOException($"Another process unpacks to {root}.", error);
        }
        File.Delete(TemporaryPath);
    }

    private string TemporaryPath => Path.Combine(staging, "file");

    /// <summary>The full path of what comes to lie at a relative one; its folder is there afterwards.</summary>
    /// <exception cref="IOException">A part of the way is a link or no folder, or something else than a file is there; the message names it.</exception>
    public string Prepare(string path, bool isFolder)
    {
        var folder = root;
        var parts = path.Split('/');
        if (parts[0].Equals(Staging, StringComparison.OrdinalIgnoreCase))
            throw new IOException($"'{ArchivePath.Shown(path)}' is where files lie while they are unpacked.");
        foreach (var part in isFolder ? parts : parts[..^1]) folder = FolderBelow(folder, part);
        if (isFolder) return folder;
        var full = RefuseLink(Path.Combine(folder, parts[^1]));
        if (!full.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new IOException($"{full} lies outside {root}.");
        if (Directory.Exists(full)) throw new IOException($"{full} is a folder, and a file of the archive belongs there.");
        return full;
    }

    /// <summary>Writes a file aside and renames it into place; whoever reads that path finds the whole file or what was there before.</summary>
    public void Write(string path, Action<Stream> content)
    {
        // No file of that name is there, so no link that it would be written through.
        using (var file = new FileStream(TemporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            content(file);
            file.Flush(flushToDisk: true);
        }
        File.Move(TemporaryPath, path, overwrite: true);
        touched.Add(Path.GetDirectoryName(path)!);
    }

    /// <summary>Waits until the names of all files are on the disk.</summary>
    public void Flush()
    {
        foreach (var folder in touched) DurableFile.FlushFolder(folder);
    }

    /// <summary>Clears what is not finished.</summary>
    public void Dispose()
    {
        held.Dispose();
        Directory.Delete(staging, recursive: true);
    }

    private static string FolderBelow(string folder, string name)
    {
        var path = RefuseLink(Path.Combine(folder, name));
        if (File.Exists(path)) throw new IOException($"{path} is a file, and a folder belongs there.");
        Directory.CreateDirectory(path);
        return path;
    }

    private static string RefuseLink(string path) => new FileInfo(path) is { LinkTarget: { } target }
        ? throw new IOException($"{path} is a link to {ArchivePath.Shown(target)}, and links are not followed when an archive is unpacked; remove it.")
        : path;
}
