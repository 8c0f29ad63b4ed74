namespace Meld.Storage.Archives;

/// <summary>
/// The folder that an archive is unpacked to. Nothing on the way to a file may be a link, also where it was there before; the folder itself may, as whoever
/// named it knows where it leads.
/// </summary>
/// <remarks>Checked is what lies there when it is needed. Against somebody who writes to the same folder at the same time there is no defence.</remarks>
internal sealed class UnpackTarget : IDisposable
{
    private const string Staging = ".unpacking", Replaced = "replaced", Dropped = "dropped";

    private readonly HashSet<string> touched = new(StringComparer.Ordinal);
    private readonly string root, staging;
    private readonly FileStream held;

    /// <summary>Makes the folder and clears what a process that was killed left in it; the files that it had replaced are put back.</summary>
    /// <exception cref="IOException">It cannot be made, another process unpacks to it, or a file cannot be put back.</exception>
    public UnpackTarget(string directory)
    {
        root = Path.GetFullPath(directory);
        Directory.CreateDirectory(root);
        staging = FolderBelow(root, Staging);
        held = FileLock.TryAcquire(RefuseLink(Path.Combine(staging, "lock"))) ?? throw new IOException($"Another process unpacks to {root}.");
        try
        {
            File.Delete(TemporaryPath);
            if (Directory.Exists(DroppedPath)) Directory.Delete(DroppedPath, recursive: true);
            Restore();
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private string TemporaryPath => Path.Combine(staging, "file");

    private string ReplacedPath => Path.Combine(staging, Replaced);

    private string DroppedPath => Path.Combine(staging, Dropped);

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

    /// <summary>
    /// Writes a file aside and renames it into place; whoever reads that path finds the whole file or what was there before. What was there before is kept
    /// until <see cref="Complete"/>.
    /// </summary>
    public void Write(string path, Action<Stream> content)
    {
        // No file of that name is there, so no link that it would be written through.
        using (var file = new FileStream(TemporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            content(file);
            file.Flush(flushToDisk: true);
        }
        if (File.Exists(path)) Keep(path);
        File.Move(TemporaryPath, path, overwrite: true);
        touched.Add(Path.GetDirectoryName(path)!);
    }

    /// <summary>Puts back the files that were replaced.</summary>
    /// <exception cref="IOException">One cannot be put back; it stays where it is kept, for the next time.</exception>
    public void Restore()
    {
        if (!Directory.Exists(RefuseLink(ReplacedPath))) return;
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var kept in Directory.GetFiles(ReplacedPath, "*", all))
        {
            var path = Path.GetRelativePath(ReplacedPath, kept).Replace(Path.DirectorySeparatorChar, '/');
            DurableFile.Rename(kept, Prepare(path, isFolder: false));
        }
        Directory.Delete(ReplacedPath, recursive: true);
    }

    /// <summary>Waits until the names of all files are on the disk, and gives up what they replaced.</summary>
    public void Complete()
    {
        foreach (var folder in touched) DurableFile.FlushFolder(folder);
        // All at once: of what is deleted one by one, a process that is killed would leave a part, to be put back.
        if (Directory.Exists(ReplacedPath)) Directory.Move(ReplacedPath, DroppedPath);
    }

    /// <summary>Puts back what was replaced, unless it is complete, and clears what is not finished.</summary>
    public void Dispose()
    {
        try
        {
            Restore();
        }
        finally
        {
            held.Dispose();
        }
        Directory.Delete(staging, recursive: true);
    }

    // Under another name first: where there are no hard links it is copied, and half a copy must not be taken for the file.
    private void Keep(string path)
    {
        var (temporary, folder) = (Path.Combine(staging, "kept"), FolderBelow(staging, Replaced));
        var relative = Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar);
        foreach (var part in relative[..^1]) folder = FolderBelow(folder, part);
        File.Delete(temporary);
        DurableFile.Link(path, temporary);
        DurableFile.Rename(temporary, Path.Combine(folder, relative[^1]));
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
